// A valid program, to be cut short at each token.
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prelude.h"

template<typename T> struct holder
{
  T value;
  holder () { defer value.method (); }
  ~holder () noexcept { defer { value.field = 1; } }
  int operator() (T &t, int n = 2)
  {
    defer_result (int, result) = n;
    auto lambda = [&, n] (auto x) { defer call (x); defer { result += n; } return x; };
    int numbers[] = { 1, 2 };
    for (int i : numbers)
      if (i > 1)
        defer t.method (i);
    try { __defer (call, lambda (n)); throw n; }
    catch (int e) { defer { call (result); } }
    return value.field;
  }
};
template struct holder<object>;
