/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.process;

import java.util.Collections;
import java.util.List;

/** The processes that this JVM has started and that have not ended. */
interface Children {
  /** For Java 8 on other systems than Linux. */
  Children UNKNOWN = Collections::emptyList;

  /** The live children, sorted by their ids; empty if they are not known. */
  List<OtherProcess> now();

  /** The means of this JVM and this system. */
  static Children ofThisJvm(Proc proc) {
    if (proc.exists()) {
      return proc::children;
    }
    try {
      return (Children)
          Class.forName("io.loopbrake.agent.process.ChildHandles")
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException | LinkageError beforeJava9) {
      return UNKNOWN;
    }
  }
}
