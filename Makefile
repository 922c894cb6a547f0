# defer: the GCC plugin and its runtime.
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   make            the plugin for CC, and the runtime, into build/CC/
#   make demo       every program in examples/, compiled and run on real input
#   make check      the testsuite; CHECK_QUICK=1 for a short round,
#                   RUNTESTFLAGS='run.exp=goto*.c' for a part of it
#   make check-random
#                   N random programs of each kind, from the seed FIRST on
#   make check-robust
#                   N mutated programs, of which the compiler must not fall over any
#   make check-gcc  GCC's own tests, all those of which make check tries some
#   make check-mutants
#                   does the testsuite notice what is broken on purpose?
#   make coverage   which lines of the plugin and the runtime the testsuite runs
#   make check-targets
#                   a short round on other machines, by emulation, with the
#                   cross compilers that there are
#   make bench      what a defer costs, beside its peers
#   make install    PREFIX, DESTDIR, LIBDIR, and PLUGINDIR for the plugin itself
#   make uninstall  with the same variables
#   make deps       the Debian packages that the rest needs (demo and check call it)
#   make clean
#
# CC is the GCC that will load the plugin: gcc, gcc-11, aarch64-linux-gnu-gcc,
# musl-gcc.
# HOST_CXX builds the plugin, a program of this machine.  Builds for several
# compilers stand side by side.  No path below is absolute, so that the
# project may stand in any directory.

VERSION = 0.1.0
ABI = 1

ifeq ($(origin CC),default)
CC = gcc
endif
compiler = $(notdir $(lastword $(CC)))
family = $(patsubst cc,gcc,$(compiler))
# The program of CC's family that is called $1 where CC is called gcc.
sibling = $(patsubst %$(compiler),%$(subst gcc,$1,$(family)),$(lastword $(CC)))
ifeq ($(origin CXX),default)
CXX = $(call sibling,g++)
endif
ifeq ($(origin AR),default)
AR = $(call sibling,gcc-ar)
endif
# musl-gcc is gcc with another C library.  It has no tools of its own, and links
# a copy of the unwinder into each library and program; two of them do not know each
# other.
ifeq ($(compiler),musl-gcc)
sibling = $(subst gcc,$1,gcc)
else
shared = $B/libdefer.so
endif
# A compiler for another machine has its target before `gcc'.
HOST_CXX = $(if $(filter gcc%,$(family)),$(CXX),g++)
HOST_CC = $(if $(filter gcc%,$(family)),$(CC),gcc)

PREFIX = /usr/local
LIBDIR = $(PREFIX)/lib
PLUGINDIR = $(gcc_plugindir)
# GCC finds its own plugins by their name, and specs in the directory above.
SPECSDIR = $(if $(subst $(gcc_plugindir),,$(PLUGINDIR)),$(PLUGINDIR),$(PLUGINDIR)/..)
CFLAGS = -O2 -g
CXXFLAGS = -O2 -g

# Fewer passes than this mean that tests were lost.
CHECK_FLOOR = $(if $(filter-out 0,$(CHECK_QUICK)),3000,9000)

# What check-random and check-robust try.
N = 1000
FIRST = 1001

B = build/$(compiler)
jobs := $(shell nproc)
gcc_plugindir := $(shell $(CC) -print-file-name=plugin 2>/dev/null)
plugin_headers = $(gcc_plugindir)/include/gcc-plugin.h

plugin_sources = $(wildcard plugin/*.cc)
plugin_objects = $(plugin_sources:%.cc=$B/%.o)
plugin_flags = -std=c++14 -fPIC -fno-exceptions -fno-rtti -fvisibility=hidden \
  -Wall -Wextra -Werror -isystem $(gcc_plugindir)/include

jit_sources = $(wildcard runtime/jit*.c)
jit_objects = $(jit_sources:%.c=$B/%.o)
runtime_sources = $(filter-out $(jit_sources),$(wildcard runtime/*.c))
runtime_objects = $(runtime_sources:%.c=$B/%.o)
runtime_flags = -std=c11 -D_GNU_SOURCE -fPIC -fexceptions -Wall -Wextra -Werror \
  -Iruntime/include

# With musl unwinding takes more of the linker: see runtime/loader.c.
have_glibc := $(shell echo __GLIBC__ | \
  $(CC) -E -P -include features.h - 2>/dev/null | grep -q '^[0-9]' && echo yes)
musl_flags = $(if $(have_glibc),,-Wl,--eh-frame-hdr -Wl,--undefined=_dl_find_object)

# libdefer-jit is built where the compiler brings a libgccjit that it is for.
have_jit := $(if $(have_glibc),$(shell echo LIBGCCJIT_HAVE_REFLECTION __x86_64__ | \
  $(CC) -E -P -include libgccjit.h - 2>/dev/null | grep -q '^ 1$$' && echo yes))
libdefer_jit = $(if $(have_jit),$B/libdefer-jit.so)

# Debug information that is installed knows nothing of this directory.
anywhere = -ffile-prefix-map='$(CURDIR)'=.

# What it finds for cd is not what is meant here.
unexport CDPATH

.PHONY: all demo check check-random check-robust check-targets check-gcc check-mutants coverage bench install uninstall deps clean force
.DELETE_ON_ERROR:
.SUFFIXES:

all: $B/defer.so $B/libdefer.a $(shared) $(libdefer_jit)

# Everything is built again when the compilers or their flags change.
$B/flags: force
	@mkdir -p $B/plugin $B/runtime
	@{ $(CC) -v; $(HOST_CXX) -v; \
	   echo "$(subst '$(CURDIR)',,$(anywhere))" \
	     '$(plugin_flags) $(CXXFLAGS) $(runtime_flags) $(CFLAGS) $(LDFLAGS)'; \
	 } > $@.new 2>&1; cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(plugin_headers):
	@echo "$(CC) comes without the headers for plugins: 'make deps' installs them"
	@false

$B/plugin/%.o: plugin/%.cc $B/flags | $(plugin_headers)
	$(HOST_CXX) $(plugin_flags) $(anywhere) $(CPPFLAGS) $(CXXFLAGS) -MMD -MP -c -o $@ $<

$B/runtime/%.o: runtime/%.c $B/flags
	$(CC) $(runtime_flags) $(anywhere) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# GCC resolves all symbols of a plugin when it loads it, into lto1 as well: one
# that is missing in any compiler proper must be weak.  (Those of the C and C++
# libraries are told by their version.)
$B/defer.so: $(plugin_objects)
	$(HOST_CXX) -shared $(LDFLAGS) -o $@ $(plugin_objects)
	@for program in cc1 cc1plus lto1; do \
	   program=`$(CC) -print-prog-name=$$program`; \
	   test -x "$$program" || continue; \
	   { nm -D --defined-only "$$program"; nm -D --undefined-only $@; } | \
	   awk -v program="$$program" \
	     'NF == 3 { defined[$$3] = 1 } \
	      $$1 == "U" && $$2 !~ /@/ && !($$2 in defined) \
	        { print program " has no " $$2; bad = 1 } \
	      END { exit bad }' || exit 1; \
	 done

$B/libdefer.a: $(runtime_objects)
	rm -f $@
	$(AR) crs $@ $(runtime_objects)

# What it has of static TLS would not be used again when it is unloaded, and
# loaded again while another library has some, too.
$B/libdefer.so.$(ABI): $(runtime_objects) runtime/libdefer.map
	$(CC) -shared $(LDFLAGS) -Wl,-z,nodelete -Wl,-soname,libdefer.so.$(ABI) \
	  -Wl,--version-script=runtime/libdefer.map -o $@ $(runtime_objects)

$B/libdefer.so: $B/libdefer.so.$(ABI)
	ln -sf libdefer.so.$(ABI) $@

# Generated code finds what it needs of this by name, so it is a shared library
# only.
$B/libdefer-jit.so.$(ABI): $(jit_objects) runtime/libdefer-jit.map $B/libdefer.so
	$(CC) -shared $(LDFLAGS) -Wl,-soname,libdefer-jit.so.$(ABI) \
	  -Wl,--version-script=runtime/libdefer-jit.map -o $@ $(jit_objects) \
	  $B/libdefer.so -lgccjit

$B/libdefer-jit.so: $B/libdefer-jit.so.$(ABI)
	ln -sf libdefer-jit.so.$(ABI) $@

-include $(plugin_objects:.o=.d) $(runtime_objects:.o=.d) $(jit_objects:.o=.d)

deps:
	@.ci/deps '$(CC)' '$(CXX)' '$(HOST_CXX)'

# What deps installs is seen by a make of its own.
demo: deps
	@$(MAKE) --no-print-directory -j$(jobs) all
	@CC='$(CC)' DEFER_FLAGS='-fplugin=$B/defer.so -Iruntime/include' \
	 DEFER_LIBS=$B/libdefer.a BUILD=$B/examples \
	 DEFER_JIT_LIBS='$(if $(have_jit),$(libdefer_jit) $B/libdefer.so -lgccjit)' \
	 LD_LIBRARY_PATH='$(CURDIR)/$B' examples/run

# The generator of random programs, a program of this machine as well.
random_sources = $(wildcard testsuite/random/*.c)

$B/random: $(random_sources) $(wildcard testsuite/random/*.h) $B/flags
	$(HOST_CC) -std=c11 -Wall -Wextra -Werror $(CFLAGS) -o $@ $(random_sources)

# The one that mutates the tests' sources.
$B/mutate: testsuite/robust/mutate.c $B/flags
	$(HOST_CC) -std=c11 -Wall -Wextra -Werror $(CFLAGS) -o $@ $<

check: deps
	@$(MAKE) --no-print-directory -j$(jobs) all $B/random $B/mutate
	@CC='$(CC)' CXX='$(CXX)' testsuite/check $B $(CHECK_FLOOR)

check-random: deps
	@$(MAKE) --no-print-directory -j$(jobs) all $B/random
	@CC='$(CC)' testsuite/random/check $B $(FIRST) $(N)

check-robust: deps
	@$(MAKE) --no-print-directory -j$(jobs) all $B/mutate
	@CC='$(CC)' testsuite/robust/check $B $(FIRST) $(N)

check-gcc: deps
	@$(MAKE) --no-print-directory -j$(jobs) all
	@CC='$(CC)' testsuite/defer.gcc/check $B

# MUTANTS: the names of some.
check-mutants: deps
	@$(MAKE) --no-print-directory -j$(jobs) all $B/random $B/mutate
	@CC='$(CC)' CXX='$(CXX)' testsuite/mutants/run $B $(MUTANTS)

# A build of its own, with what counts.  Its tests are those of a short round
# unless CHECK_QUICK is set, to 0 for all.
coverage: deps
	@$(MAKE) --no-print-directory -j$(jobs) B=$B-coverage \
	 CFLAGS='-O0 -g --coverage -D_GNU_SOURCE -include testsuite/coverage/ends.h' \
	 CXXFLAGS='-O0 -g --coverage' LDFLAGS=--coverage all $B-coverage/random $B-coverage/mutate
	@CC='$(CC)' CXX='$(CXX)' CHECK_QUICK="$${CHECK_QUICK-1}" \
	 testsuite/coverage/run $B-coverage '$(call sibling,gcov)'

check-targets: deps
	@testsuite/targets

bench: all
	@CC='$(CC)' CXX='$(CXX)' testsuite/bench/run $B

# Make's words end at spaces; the shell's need not.
prefix = "$(DESTDIR)$(PREFIX)"
libdir = "$(DESTDIR)$(LIBDIR)"
plugindir = "$(DESTDIR)$(PLUGINDIR)"
specsdir = "$(DESTDIR)$(SPECSDIR)"
# Where gdb looks for what belongs to the shared library, if PREFIX is its own.
gdbdir = "$(DESTDIR)$(PREFIX)/share/gdb/auto-load$(LIBDIR)"
headers = $(filter-out $(if $(have_jit),,%/defer-jit.h),$(wildcard runtime/include/*.h))
manuals = $(filter-out $(if $(have_jit),,%/libdefer-jit.3),$(wildcard runtime/man/*))
installed = $(addprefix $(prefix)/include/,$(notdir $(wildcard runtime/include/*.h))) \
  $(libdir)/libdefer-jit.so $(libdir)/libdefer-jit.so.$(ABI) $(libdir)/pkgconfig/defer-jit.pc \
  $(libdir)/libdefer.a $(libdir)/libdefer.so $(libdir)/libdefer.so.$(ABI) \
  $(libdir)/pkgconfig/defer.pc $(libdir)/pkgconfig/defer-gcc.pc \
  $(libdir)/cmake/Defer/DeferConfig.cmake $(libdir)/cmake/Defer/DeferConfigVersion.cmake \
  $(foreach n,1 3 7,$(addprefix $(prefix)/share/man/man$n/,$(notdir $(wildcard runtime/man/*.$n)))) \
  $(plugindir)/defer.so $(specsdir)/defer.specs $(gdbdir)/libdefer.so.$(ABI)-gdb.py

# Fill in a template, with directories as $1 has them.  The dynamic linker needs
# no advice to search /usr and /usr/local, but what is new there it finds after
# ldconfig.
searched = $(filter "/usr" "/usr/local","$(PREFIX)")
fill = sed $(if $(searched),-e 's| -rpath @LIBDIR@||' -e 's| "-Wl[^"]*"||') \
  -e 's|@PREFIX@|$(call $1,$(PREFIX))|g' -e 's|@LIBDIR@|$(call $1,$(LIBDIR))|g' \
  -e 's|@PLUGINDIR@|$(call $1,$(PLUGINDIR))|g' -e 's|@VERSION@|$(VERSION)|g' \
  -e 's| @MUSL_FLAGS@|$(musl_flags:%= %)|' -e 's|@ABI@|$(ABI)|g' \
  -e "s|@GCC_VERSION@|`$(CC) -dumpfullversion`|g"
as_they_are = $1
space := $(subst x,,x x)
in_specs = $(subst $(space),\\$(space),$(subst %,%%,$1))

install: all
	install -d $(prefix)/include $(libdir)/pkgconfig $(plugindir)
	install -m 644 $(headers) $(prefix)/include
	install -m 644 $B/libdefer.a $(libdir)
ifneq ($(shared),)
	install -m 644 $B/libdefer.so.$(ABI) $(libdir)
	ln -sf libdefer.so.$(ABI) $(libdir)/libdefer.so
	install -d $(libdir)/cmake/Defer $(specsdir) $(gdbdir)
	install -m 644 runtime/gdb/defer-gdb.py $(gdbdir)/libdefer.so.$(ABI)-gdb.py
	for name in DeferConfig DeferConfigVersion; do \
	  $(call fill,as_they_are) plugin/$$name.cmake.in > $(libdir)/cmake/Defer/$$name.cmake || exit 1; \
	done
	$(call fill,in_specs) plugin/defer.specs.in > $(specsdir)/defer.specs
endif
ifneq ($(have_jit),)
	install -m 644 $B/libdefer-jit.so.$(ABI) $(libdir)
	ln -sf libdefer-jit.so.$(ABI) $(libdir)/libdefer-jit.so
	$(call fill,as_they_are) runtime/defer-jit.pc.in > $(libdir)/pkgconfig/defer-jit.pc
endif
	$(foreach n,1 3 7,install -d $(prefix)/share/man/man$n && \
	  install -m 644 $(filter %.$n,$(manuals)) $(prefix)/share/man/man$n &&) :
	install -m 644 $B/defer.so $(plugindir)
	$(call fill,as_they_are) runtime/defer.pc.in > $(libdir)/pkgconfig/defer.pc
	$(call fill,as_they_are) plugin/defer-gcc.pc.in > $(libdir)/pkgconfig/defer-gcc.pc
	@test -n "$(DESTDIR)" || PATH=$$PATH:/sbin ldconfig 2> /dev/null || :

uninstall:
	rm -f $(installed)
	-rmdir $(libdir)/cmake/Defer

clean:
	rm -rf build
