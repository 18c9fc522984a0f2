/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.Targets;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackwardJumpsTest {
  private static final int ENOUGH_METHODS = 500;
  private static final byte[] CLASS = Targets.classFile("io.loopbrake.probes.Cleanups");

  @ParameterizedTest
  @ValueSource(strings = {"java.base", "ecj", "h2", "jython", "derby"})
  void they_are_in_exactly_those_methods_in_which_the_visitor_finds_loops(String source)
      throws IOException {
    int methodsWithLoops = 0;
    for (byte[] classFile : Corpus.classFiles(source)) {
      methodsWithLoops += compare(classFile);
    }
    assertThat(methodsWithLoops).isGreaterThan(ENOUGH_METHODS);
  }

  private static int compare(byte[] classFile) {
    BackwardJumps jumps = BackwardJumps.of(classFile);
    LoopingMethods looping = new LoopingMethods();
    new ClassReader(classFile).accept(looping, ClassReader.SKIP_DEBUG);
    BitSet told = new BitSet();
    for (int method = 0; method < looping.count; method++) {
      told.set(method, jumps.areIn(method));
    }
    String name = new ClassReader(classFile).getClassName();
    assertThat(told).as(name).isEqualTo(looping.found);
    assertThat(jumps.isEmpty()).as(name).isEqualTo(told.isEmpty());
    return told.cardinality();
  }

  @Test
  void of_what_is_no_class_they_may_be_anywhere() {
    for (byte[] bytes : new byte[][] {{}, new byte[100], Arrays.copyOf(CLASS, CLASS.length / 2)}) {
      BackwardJumps jumps = BackwardJumps.of(bytes);

      assertThat(jumps.isEmpty()).isFalse();
      assertThat(jumps.areIn(0)).isTrue();
      assertThat(jumps.areIn(9)).isTrue();
    }
  }

  /** Their places in the class. */
  private static final class LoopingMethods extends ClassVisitor {
    private final BitSet found = new BitSet();
    private int count;

    LoopingMethods() {
      super(InstructionVisitor.ASM_API);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      int method = count++;
      return new LoopFinder(loops -> found.set(method));
    }
  }
}
