/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The same loop in a class file of each version there is, and with the mark of preview features.
 */
final class VersionShapes {
  /** The version of JDK 1.1, with its minor version. */
  private static final int OLDEST = Opcodes.V1_1;

  private VersionShapes() {}

  static List<HandMade> all() {
    List<HandMade> shapes = new ArrayList<>();
    for (int major = OLDEST & 0xffff; major <= Opcodes.V28; major++) {
      int version = major == (OLDEST & 0xffff) ? OLDEST : major;
      shapes.add(HandMade.of("Version" + major, version, code -> code.start().loop().done()));
    }
    return shapes;
  }
}
