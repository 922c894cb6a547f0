/* The runtime chain: defers that control can pass more than once.
   SPDX-License-Identifier: GPL-3.0-or-later

   runtime/abi.h draws the records.  In a scope with chain defers, turn:

     rest, with in it
       snapshot = argument;
       defer 1: fn (snapshot);

   into:

     struct { char *top, *limit; void *chunk; foot bottom; char first[N]; } chain;
     chain.top = &chain.first; chain.limit = &chain + 1; chain.chunk = 0;
     chain.bottom.site = DEFER_SITE_BOTTOM;
     ...
     try
       {
	 try { rest, with in it
		 snapshot = argument;
		 r = chain.top;
		 if (chain.limit - r < SIZE)
		   if (!(r = __defer_chain_grow (&chain, SIZE)))
		     { fn (snapshot); __defer_chain_exhausted (); }
		 r->snapshot = snapshot; r->foot = { 1, SIZE };
		 chain.top = r + SIZE;				[push]
	     }
	 finally { POP }
       }
     on unwinding, from rest or from POP:
       {
	 running = the exception; replaced = false;
	again:
	 try { POP }
	 on unwinding, from a call that POP makes:
	   {
	     __defer_left (running, the exception);
	     running = the exception; replaced = true; goto again;
	    inner:
	     resume that unwinding
	   }
	 if (__defer_returns (running)) leave;	(the outermost: defer-recover.cc)
	 if (replaced) goto inner;
	 resume the unwinding that came here
       }

   where POP is

     while ((site = chain.top[-1].foot.site) >= the first of the group)
       switch (site)
	 {
	 case 1: chain.top -= SIZE; snapshot = chain.top->snapshot;
		 fn (snapshot); break;
	 default: __defer_chain_shrink (&chain);
	 }

   Resuming is left to GCC, which makes a jump of it when the function is inlined
   where there is a handler.

   A record is popped before its call, so that no call is made twice; a call
   that unwinds leaves the rest to the handler, so that none is lost.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-lower.h"
#include "../runtime/abi.h"

/* Indices of the fields of the variable in the frame.  */
enum { CHAIN_TOP, CHAIN_LIMIT, CHAIN_CHUNK, CHAIN_BOTTOM, CHAIN_FIRST };

/* Return the type of a chain with N bytes of its own.  */

static tree
build_chain_type (HOST_WIDE_INT n)
{
  tree byte = unsigned_char_type_node;
  tree foot = build_array_type_nelts (byte, DEFER_FOOT_SIZE);
  tree types[] = { build_pointer_type (byte), build_pointer_type (byte),
		   ptr_type_node, foot, build_array_type_nelts (byte, n) };
  const char *names[] = { "top", "limit", "chunk", "bottom", "first" };

  tree type = make_node (RECORD_TYPE), fields = NULL_TREE;
  for (unsigned i = 0; i < ARRAY_SIZE (types); i++)
    {
      tree f = build_decl (BUILTINS_LOCATION, FIELD_DECL,
			   get_identifier (names[i]), types[i]);
      DECL_CONTEXT (f) = type;
      if (i == CHAIN_BOTTOM)
	{
	  SET_DECL_ALIGN (f, DEFER_RECORD_ALIGN * BITS_PER_UNIT);
	  DECL_USER_ALIGN (f) = 1;
	}
      DECL_CHAIN (f) = fields;
      fields = f;
    }
  TYPE_FIELDS (type) = nreverse (fields);
  TYPE_NAME (type) = get_identifier ("__defer_chain");
  layout_type (type);
  return type;
}

/* Lay out the records of SCOPE, whose PLAN has chain defers, and declare its
   chain.  */

chain_lowering::chain_lowering (scope_lowering *scope, defer_plan *plan)
  : m_scope (scope)
{
  HOST_WIDE_INT largest = 0;
  unsigned sites = 0;
  for (defer_group *group : plan->groups)
    if (group->kind == defer_kind::chain)
      sites += group->sites.length ();
  m_records.safe_grow_cleared (sites);

  for (defer_group *group : plan->groups)
    if (group->kind == defer_kind::chain)
      for (defer_site *site : group->sites)
	{
	  record *r = m_records[site->index - 1] = new record ();
	  for (unsigned i = 1; i < gimple_call_num_args (site->call); i++)
	    {
	      tree type = TREE_TYPE (defer_snapshot (site->call, i));
	      HOST_WIDE_INT align = MIN (TYPE_ALIGN_UNIT (type),
					 (unsigned) DEFER_RECORD_ALIGN);
	      r->size = ROUND_UP (r->size, align);
	      r->offsets.safe_push (r->size);
	      r->size += int_size_in_bytes (type);
	    }
	  r->size = ROUND_UP (r->size, DEFER_RECORD_ALIGN) + DEFER_FOOT_SIZE;
	  largest = MAX (largest, r->size);
	}

  m_storage = MAX (MIN (16 * largest, 512), largest);
  m_frame = create_tmp_var_raw (build_chain_type (m_storage), "defer_chain");
  TREE_ADDRESSABLE (m_frame) = 1;
  DECL_CONTEXT (m_frame) = current_function_decl;
  scope->declare (m_frame);
}

/* Return the field INDEX of the chain.  */

tree
chain_lowering::field (unsigned index) const
{
  tree f = TYPE_FIELDS (TREE_TYPE (m_frame));
  while (index--)
    f = DECL_CHAIN (f);
  return build3 (COMPONENT_REF, TREE_TYPE (f), m_frame, f, NULL_TREE);
}

/* Return the object of TYPE that is OFFSET bytes behind BASE.  Records are
   raw storage: the access aliases everything, and is aligned as records are
   at most.  */

tree
chain_lowering::at (tree base, HOST_WIDE_INT offset, tree type) const
{
  if (TYPE_ALIGN_UNIT (type) > DEFER_RECORD_ALIGN)
    type = build_aligned_type (type, DEFER_RECORD_ALIGN * BITS_PER_UNIT);
  tree alias = build_pointer_type_for_mode (char_type_node, ptr_mode, true);
  return build2 (MEM_REF, type, base, build_int_cst (alias, offset));
}

const chain_lowering::record &
chain_lowering::record_of (const defer_site *site) const
{
  return *m_records[site->index - 1];
}

/* Return what makes the chain empty, at the beginning of the scope.  */

gimple_seq
chain_lowering::initialize ()
{
  gimple_seq seq = nullptr;
  seq_builder b (&seq, UNKNOWN_LOCATION);
  tree pointer = TREE_TYPE (field (CHAIN_TOP));
  tree begin = build_fold_addr_expr (field (CHAIN_FIRST));
  tree p = b.value (fold_convert (pointer, begin), "defer_first");
  b.assign (field (CHAIN_TOP), p);
  p = b.value (build2 (POINTER_PLUS_EXPR, pointer, p, size_int (m_storage)),
	       "defer_limit");
  b.assign (field (CHAIN_LIMIT), p);
  b.assign (field (CHAIN_CHUNK), null_pointer_node);
  HOST_WIDE_INT foot
    = int_byte_position (TREE_OPERAND (field (CHAIN_BOTTOM), 1));
  tree chain = build_fold_addr_expr (m_frame);
  b.assign (at (chain, foot, uint32_type_node),
	    build_int_cst (uint32_type_node, DEFER_SITE_BOTTOM));
  b.assign (at (chain, foot + 4, uint32_type_node),
	    build_int_cst (uint32_type_node, 0));
  return seq;
}

/* Return what pushes a record of SITE.  */

gimple_seq
chain_lowering::push (defer_site *site)
{
  const record &r = record_of (site);
  gimple_seq seq = nullptr;
  seq_builder b (&seq, site->loc);
  tree pointer = TREE_TYPE (field (CHAIN_TOP));
  tree grow = new_label (), grown = new_label (), exhausted = new_label ();
  tree fill = new_label ();

  tree base = b.value (field (CHAIN_TOP), "defer_record");
  tree limit = b.value (field (CHAIN_LIMIT), "defer_limit");
  tree room = b.value (build2 (POINTER_DIFF_EXPR, ptrdiff_type_node, limit,
			       base), "defer_room");
  b.branch (LT_EXPR, room, build_int_cst (ptrdiff_type_node, r.size),
	    grow, fill);

  b.label (grow);
  gcall *call = gimple_build_call (defer_runtime_decl (runtime::chain_grow),
				   2,
				   build_fold_addr_expr (m_frame),
				   size_int (r.size));
  tree chunk = create_tmp_reg (ptr_type_node, "defer_chunk");
  gimple_call_set_lhs (call, chunk);
  b.add (call);
  b.branch (NE_EXPR, chunk, null_pointer_node, grown, exhausted);

  b.label (exhausted);
  b.add_seq (body_of (site, true));
  b.call (defer_runtime_decl (runtime::chain_exhausted), NULL_TREE);

  b.label (grown);
  b.assign (base, fold_convert (pointer, chunk));
  b.label (fill);
  for (unsigned i = 0; i < r.offsets.length (); i++)
    {
      tree snapshot = defer_snapshot (site->call, i + 1);
      b.assign (at (base, r.offsets[i], TREE_TYPE (snapshot)), snapshot);
    }
  const HOST_WIDE_INT foot = r.size - DEFER_FOOT_SIZE;
  b.assign (at (base, foot, uint32_type_node),
	    build_int_cst (uint32_type_node, site->index));
  b.assign (at (base, foot + 4, uint32_type_node),
	    build_int_cst (uint32_type_node, r.size));
  tree top = b.value (build2 (POINTER_PLUS_EXPR, pointer, base,
			      size_int (r.size)), "defer_top");
  b.assign (field (CHAIN_TOP), top);
  return seq;
}

/* Return the loop POP for GROUP, which begins at the label AGAIN and ends in a
   jump to DONE.  The exception RUNNING runs it, unless that is NULL.  */

gimple_seq
chain_lowering::pop (defer_group *group, tree running, tree again, tree done)
{
  gimple_seq seq = nullptr;
  seq_builder b (&seq, UNKNOWN_LOCATION);
  tree pointer = TREE_TYPE (field (CHAIN_TOP));
  tree some = new_label (), shrink = new_label ();
  unsigned first = group->sites[0]->index;
  for (defer_site *site : group->sites)
    first = MIN (first, site->index);

  b.label (again);
  tree top = b.value (field (CHAIN_TOP), "defer_top");
  tree foot = b.value (build2 (POINTER_PLUS_EXPR, pointer, top,
			       size_int (-DEFER_FOOT_SIZE)), "defer_foot");
  tree which = b.value (at (foot, 0, uint32_type_node), "defer_site");
  b.branch (LT_EXPR, which, build_int_cst (uint32_type_node, first), done,
	    some);

  b.label (some);
  auto_vec<tree> labels;
  for (defer_site *site : group->sites)
    labels.safe_push (build_case_label (build_int_cst (uint32_type_node,
						       site->index),
					NULL_TREE, new_label ()));
  b.add (gimple_build_switch (which, build_case_label (NULL_TREE, NULL_TREE,
						       shrink), labels));

  for (unsigned i = 0; i < labels.length (); i++)
    {
      defer_site *site = group->sites[i];
      const record &r = record_of (site);
      b.label (CASE_LABEL (labels[i]));
      tree base = b.value (build2 (POINTER_PLUS_EXPR, pointer, top,
				   size_int (-r.size)), "defer_record");
      for (unsigned j = 0; j < r.offsets.length (); j++)
	{
	  tree snapshot = defer_snapshot (site->call, j + 1);
	  b.assign (snapshot, at (base, r.offsets[j], TREE_TYPE (snapshot)));
	}
      b.assign (field (CHAIN_TOP), base);
      b.add_seq (running ? unwinding_body_of (site, running)
			 : body_of (site, false));
      b.jump (again);
    }

  b.label (shrink);
  b.call (defer_runtime_decl (runtime::chain_shrink),
	  build_fold_addr_expr (m_frame));
  b.jump (again);
  return seq;
}

/* Return REST with what runs the records of GROUP behind it.  */

gimple_seq
chain_lowering::wrap (defer_group *group, gimple_seq rest)
{
  /* The handler has copies, and comes before their originals move.  In a
     register, `running' would be saved on entry.  */
  tree running = m_scope->new_variable (ptr_type_node, "defer_running", true);
  tree replaced = create_tmp_reg (boolean_type_node, "defer_replaced");
  tree marks = m_scope->marks (group);
  tree again = new_label (), popped = new_label (), done = new_label ();
  tree inner = new_label (), outer = new_label ();

  gimple_seq from_call = nullptr;
  seq_builder c (&from_call, UNKNOWN_LOCATION);
  note_left (&c, running);
  set_running (&c, running);
  c.assign (replaced, boolean_true_node);
  c.jump (again);
  c.label (inner);

  gimple_seq handler = nullptr;
  seq_builder h (&handler, UNKNOWN_LOCATION);
  set_running (&h, running);
  h.assign (replaced, boolean_false_node);
  h.label (again);
  h.add_seq (build_protected (pop (group, running, new_label (), popped), nullptr,
			      from_call, UNKNOWN_LOCATION));
  h.label (popped);
  m_scope->end_unwinding (&h, group, running);
  h.branch (NE_EXPR, replaced, boolean_false_node, inner, outer);
  h.label (outer);

  gimple_seq normal = pop (group, NULL_TREE, new_label (), done);
  seq_builder (&normal, UNKNOWN_LOCATION).label (done);
  gimple_seq body = build_protected (rest, normal, nullptr, UNKNOWN_LOCATION);
  m_scope->tries.add (gimple_seq_first_stmt (body));
  body = build_protected (body, nullptr, handler, UNKNOWN_LOCATION);
  m_scope->tries.add (gimple_seq_first_stmt (body));
  /* While records are popped, others are pending.  */
  return tell_debuggers (body, marks);
}
