/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.Scriptable;

/** Runs a JavaScript program with loops, objects and strings. */
final class RhinoScript implements LibraryRun.Turn {
  private static final String SOURCE =
      "var a = [], s = 0; for (var i = 0; i < 600; i++) { a.push({k: (i * 7919) % 601, t: \"t\" + i}); }"
          + " a.sort(function (x, y) { return x.k - y.k; });"
          + " for (var i = 0; i < a.length; i++) { s += a[i].t.length * i; }"
          + " var f = [1, 1]; for (var i = 2; i < 60; i++) { f[i] = (f[i - 1] + f[i - 2]) % 1000003; }"
          + " s + f[59];";

  @Override
  public long run() {
    Context context = Context.enter();
    try {
      Scriptable scope = context.initStandardObjects();
      Script script = context.compileString(SOURCE, "turn", 1, null);
      return ((Number) script.exec(context, scope)).longValue();
    } finally {
      Context.exit();
    }
  }
}
