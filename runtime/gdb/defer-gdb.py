# For gdb: `info defers' lists the deferred calls that are pending.
# SPDX-License-Identifier: MIT
#
# What the plugin tells of them with -g, see plugin/defer-debug.cc, is in the
# scopes around the place of a frame:
#
#     {
#       __defer_mask, __defer_chain       for this scope, and those inside
#       defer:unconditional:0:fclose      what is pending in this scope, by the
#       {                                 place where it was declared
#         defer                           a seal
#         ...
#
# To gdb, what is in a scope without instructions is in the one around it, and
# that has a seal then.

import gdb

SEAL = "defer"
FOOT = 8                # runtime/abi.h: bytes at the end of a record
BOTTOM = 0              # ... and what stands there instead of a number
CHUNK = 0xffffffff


class Unknown(Exception):
    """What cannot be told, in words."""


def scopes(frame):
    """Return the scopes around the place of FRAME, innermost first, each with
    its symbols; up to that of the function, which may have been inlined.  What
    has a seal is left out: with it are the marks of scopes without code."""
    try:
        block = frame.block()
    except RuntimeError:
        raise Unknown("without debug information")
    function = frame.function()
    if function and "GIMPLE" in (getattr(function.symtab, "producer", 0) or ""):
        raise Unknown("compiled with -flto")
    found = []
    while block is not None:
        symbols = list(block)
        if not any(symbol.name == SEAL for symbol in symbols):
            found.append(symbols)
        if block.function is not None:
            break
        block = block.superblock
    return found


def variable(frame, around, name):
    """Return the value of NAME, which the innermost scope AROUND declares that
    has one; None if GCC has optimized it out."""
    for symbols in around:
        for symbol in symbols:
            if symbol.name == name:
                value = symbol.value(frame)
                return None if value.is_optimized_out else value
    return None


def records(chain):
    """Return the numbers in the records of CHAIN, the topmost first."""
    read = gdb.selected_inferior().read_memory
    order = "big" if "big" in gdb.execute("show endian", False, True) \
        else "little"

    def word(address, size):
        return int.from_bytes(bytes(read(address, size)), order)

    found = []
    top, chunk = int(chain["top"]), int(chain["chunk"])
    pointer = chain["top"].type.sizeof
    while True:
        site, size = word(top - FOOT, 4), word(top - FOOT + 4, 4)
        if site == BOTTOM:
            return found
        if site == CHUNK:
            top, chunk = word(chunk + pointer, pointer), word(chunk, pointer)
        elif size < FOOT or size % FOOT:
            raise Unknown("with a damaged chain")
        else:
            found.append(site)
            top -= size


def describe(symbol, how):
    """Return a line for the call that SYMBOL marks, which is pending HOW."""
    what = symbol.name.split(":", 3)[3]
    what = {"": "a pointer", "{}": "{...}"}.get(what, what)
    return "%s, deferred at %s:%d (%s)" % (
        what, symbol.symtab.filename, symbol.line, how)


def bit(frame, around, symbol, index):
    """Return how SYMBOL is pending that has the bit INDEX, if it is."""
    mask = variable(frame, around, "__defer_mask")
    if mask is None:
        return ["bit %d, which is optimized out: "
                "if control has passed there" % index]
    return ["bit %d" % index] if int(mask) >> index & 1 else []


def chained(frame, around, marks):
    """Return lines for the records of the chain that MARKS, by number."""
    chain = variable(frame, around, "__defer_chain")
    if chain is None:
        how = "chain, which is optimized out: if control has passed there"
        return [describe(symbol, how) for symbol in marks.values()]
    runs = []
    for number in records(chain):
        if number not in marks:
            continue
        if runs and runs[-1][0] == number:
            runs[-1][1] += 1
        else:
            runs.append([number, 1])
    return [describe(marks[number],
                     "chain" if times == 1 else "chain, %d times" % times)
            for number, times in runs]


def pending(frame):
    """Return lines for what is pending in FRAME, in the order of the calls."""
    lines = []
    around = scopes(frame)
    for i, symbols in enumerate(around):
        marks = {}
        for symbol in symbols:
            if not symbol.name.startswith(SEAL + ":"):
                continue
            _, lowering, index, _ = symbol.name.split(":", 3)
            if lowering == "chain":
                marks[int(index)] = symbol
                continue
            how = {"unconditional": ["unconditional"],
                   "scope": ["end of block"]}.get(lowering)
            if how is None:
                how = bit(frame, around[i:], symbol, int(index))
            lines += [describe(symbol, h) for h in how]
        if marks:
            lines += chained(frame, around[i:], marks)
    return lines


def title(frame):
    """Return a line for FRAME."""
    place = frame.find_sal()
    where = " at %s:%d" % (place.symtab.filename, place.line) \
        if place.symtab else ""
    return "#%-3d%s%s" % (frame.level(), frame.name() or "??", where)


class InfoDefers(gdb.Command):
    """List the deferred calls that are pending, those that run first on top.
Usage: info defers [LEVEL]

With LEVEL, that of one frame of the stack; otherwise those of all frames.
A call is listed with what is called, or {...} for a block, with the place of
its defer, and with how it is pending:

  unconditional   always, behind the defer
  end of block    that of _Defer, or the defer of <stddefer.h>
  bit N           control has passed the defer; where the bit was optimized
                  out, gdb cannot tell
  chain           the same, each time that control has passed it

This works for code that was compiled with -g and GCC's plugin `defer'."""

    def __init__(self):
        super().__init__("info defers", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        self.dont_repeat()
        try:
            self.show(int(gdb.parse_and_eval(argument)) if argument else None)
        except gdb.error as error:
            raise gdb.GdbError(str(error))

    @staticmethod
    def show(level):
        """List what is pending in the frame at LEVEL, or if None in all."""
        some, unknown = False, {}
        frame = gdb.newest_frame()
        while frame is not None and level not in (None, frame.level()):
            frame = frame.older()
        if frame is None:
            raise gdb.GdbError("No frame at level %d." % level)
        while frame is not None:
            lines = []
            try:
                lines = pending(frame)
            except Unknown as reason:
                unknown.setdefault(str(reason), []).append(frame.level())
            except gdb.error as error:
                lines = ["cannot tell: %s" % error]
            if lines:
                some = True
                print(title(frame))
                for line in lines:
                    print("      " + line)
            frame = None if level is not None else frame.older()
        if not some:
            print("No deferred call is known to be pending."
                  if unknown else "No deferred call is pending.")
        for reason, levels in unknown.items():
            print("Not known, %s: frame%s %s."
                  % (reason, "s" if len(levels) > 1 else "", ranges(levels)))


def ranges(numbers):
    """Return NUMBERS, which ascend, in words: 1-3, 7."""
    found = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(str(a) if a == b else "%d-%d" % (a, b) for a, b in found)


InfoDefers()
