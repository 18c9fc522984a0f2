/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.util.Collections;
import org.codehaus.groovy.runtime.InvokerHelper;

/** Scripts in one Groovy shell, which makes a class in the default package of each. */
public final class GroovyScripts implements Program {
  private static final String SUM =
      "long sum = 0\n for (int i = 1; i <= last; i++) { sum += i }\n sum";

  private final GroovyShell shell = new GroovyShell();
  private final Class<? extends Script> sum = shell.parse(SUM).getClass();

  @Override
  public long sumUpTo(int last) {
    Binding binding = new Binding(Collections.singletonMap("last", last));
    return (Long) InvokerHelper.createScript(sum, binding).run();
  }

  @Override
  public void runAway() {
    shell.evaluate("while (true) {}");
  }
}
