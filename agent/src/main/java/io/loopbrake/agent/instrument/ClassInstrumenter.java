/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.flow.BackwardJumps;
import io.loopbrake.agent.flow.InstructionVisitor;
import io.loopbrake.agent.flow.MethodLoops;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * Puts checkpoints into one class. Methods without loops come out byte for byte as they went in,
 * and a class without loops is not written at all. Loads no class. Immutable.
 */
public final class ClassInstrumenter {
  private final CheckpointChoice choice;

  public ClassInstrumenter(CheckpointChoice choice) {
    this.choice = choice;
  }

  /**
   * Instruments a class.
   *
   * @throws RuntimeException whatever the class reader or writer throws at a malformed class file
   */
  public InstrumentedClass instrument(byte[] classFile) {
    if (ClassFileHeader.isNewerThanKnown(classFile)) {
      return new InstrumentedClass(null, ClassCoverage.wholeClass(LeftAlone.NEWER_CLASS_FILE));
    }
    BackwardJumps jumps = BackwardJumps.of(classFile);
    if (jumps.isEmpty()) {
      return new InstrumentedClass(null, ClassCoverage.WITHOUT_LOOPS);
    }
    ClassReader reader = new ClassReader(classFile);
    return instrument(reader, LoopSurvey.of(reader, jumps));
  }

  private InstrumentedClass instrument(ClassReader reader, Map<String, MethodLoops> loops) {
    Map<String, LeftAlone> excluded = new HashMap<>();
    while (true) {
      byte[] written = null;
      Map<String, LeftAlone> grown = new HashMap<>();
      if (excluded.size() < loops.size()) {
        try {
          written = write(reader, loops, excluded);
          for (String method : MethodSizes.overgrown(reader, written, loops.keySet())) {
            grown.put(method, LeftAlone.METHOD_NO_LONGER_COMPILED);
          }
        } catch (MethodTooLargeException e) {
          grown.put(e.getMethodName() + e.getDescriptor(), LeftAlone.METHOD_TOO_LARGE);
        }
      }
      if (grown.isEmpty()) {
        ClassCoverage coverage = coverage(loops, excluded);
        return new InstrumentedClass(coverage.checkpoints() == 0 ? null : written, coverage);
      }
      excluded.putAll(grown);
    }
  }

  private byte[] write(
      ClassReader reader, Map<String, MethodLoops> loops, Map<String, LeftAlone> excluded) {
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(InstructionVisitor.ASM_API, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            MethodLoops found = loops.get(name + descriptor);
            return found == null
                    || found.coverableCount() == 0
                    || excluded.containsKey(name + descriptor)
                ? method
                : new CheckpointPlanter(method, found, choice, reader.getClassName());
          }
        },
        0);
    return writer.toByteArray();
  }

  private ClassCoverage coverage(Map<String, MethodLoops> loops, Map<String, LeftAlone> excluded) {
    int checkpoints = 0;
    int gates = 0;
    Map<LeftAlone, Integer> leftAlone = new EnumMap<>(LeftAlone.class);
    TreeSet<String> methods = new TreeSet<>();
    for (Map.Entry<String, MethodLoops> entry : loops.entrySet()) {
      MethodLoops found = entry.getValue();
      LeftAlone reason = excluded.get(entry.getKey());
      if (found.trappedCount() > 0) {
        leftAlone.merge(LeftAlone.STOP_WOULD_COME_BACK, found.trappedCount(), Integer::sum);
      }
      if (reason != null) {
        leftAlone.merge(reason, found.coverableCount(), Integer::sum);
      } else if (found.coverableCount() > 0) {
        checkpoints += found.coverableCount();
        gates += choice.usesGates() ? found.gatedCount() : 0;
        // The same few names in most classes, of which there may be many.
        methods.add(entry.getKey().substring(0, entry.getKey().indexOf('(')).intern());
      }
    }
    return ClassCoverage.of(checkpoints, gates, leftAlone, methods.toArray(new String[0]));
  }
}
