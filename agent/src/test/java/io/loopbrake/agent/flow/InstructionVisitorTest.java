/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.junit.jupiter.api.Test;

class InstructionVisitorTest {
  @Test
  void an_instruction_has_the_same_number_whether_frames_and_lines_are_read_or_not()
      throws IOException {
    for (Class<?> type :
        new Class<?>[] {java.util.regex.Pattern.class, java.text.DecimalFormat.class}) {
      Map<String, Integer> all = counts(type, 0);
      Map<String, Integer> bare = counts(type, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);

      assertThat(all).hasSizeGreaterThan(50).isEqualTo(bare);
      assertThat(all.values()).anyMatch(count -> count > 100);
    }
  }

  /** How many instructions each method has. */
  private static Map<String, Integer> counts(Class<?> type, int flags) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    try (InputStream stream = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      new ClassReader(stream)
          .accept(
              new ClassVisitor(InstructionVisitor.ASM_API) {
                @Override
                public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String s, String[] exceptions) {
                  return new InstructionVisitor(null) {
                    @Override
                    protected void beforeInstruction(int index) {
                      counts.put(name + descriptor, index + 1);
                    }
                  };
                }
              },
              flags);
    }
    return counts;
  }
}
