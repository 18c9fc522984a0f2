/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.boundary.BoundaryPlanting;
import io.loopbrake.agent.boundary.PlantedBoundaries;
import io.loopbrake.agent.classfile.ConstantTexts;
import io.loopbrake.agent.classfile.MethodSizes;
import io.loopbrake.agent.classfile.Planting;
import io.loopbrake.agent.flow.InstructionVisitor;
import io.loopbrake.agent.flow.MethodLoops;
import io.loopbrake.agent.flow.PolledLoops;
import io.loopbrake.agent.gate.JavaVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes one class with everything that is planted in it: the reader drives the checkpoints, the
 * checkpoints drive the boundaries, the boundaries drive the notes of waits, and these drive the
 * writer, so that loops are found in the original code.
 *
 * <p>A method may grow too large to be loaded, or to be compiled by HotSpot. The class is then
 * written again, with calls in this method in place of strips. If the method is still too large, it
 * is written without its boundary and its note of a wait, then without its checkpoints but with
 * these, and at last as it was.
 */
final class ClassRewriting {
  /** The place of the major version in a class file (JVMS 4.1). */
  private static final int VERSION = 6;

  private static final boolean NUMBERS_IN_MESSAGES = hasNumbersInMessages(JavaVersion.ofThisJvm());

  private static final ConstantTexts VARIABLE_TABLE = new ConstantTexts().and("LocalVariableTable");

  private final ClassReader reader;
  private final byte[] classFile;
  private final Map<String, MethodLoops> loops;
  private final CheckpointChoice choice;
  private final BoundaryPlanting boundaries;
  private final List<Planting> plantings = new ArrayList<>();
  private final Map<String, LeftAlone> withoutCheckpoints = new HashMap<>();
  private final Set<String> withoutPlanting = new TreeSet<>();

  /**
   * Prepares to write.
   *
   * @param classFile the bytes that the reader reads
   * @param loops the loops of each method that has some, by name and descriptor without a gap;
   *     those of methods that grow too large are replaced in the map
   * @param boundaries null for none
   * @param notes null for none
   */
  ClassRewriting(
      ClassReader reader,
      byte[] classFile,
      Map<String, MethodLoops> loops,
      CheckpointChoice choice,
      BoundaryPlanting boundaries,
      Planting notes) {
    this.reader = reader;
    this.classFile = classFile;
    this.loops = loops;
    this.choice = choice;
    this.boundaries = boundaries;
    for (Planting planting : new Planting[] {notes, boundaries}) {
      if (planting != null) {
        plantings.add(planting);
      }
    }
  }

  /** Writes the class, and writes it again as long as a method is too large. */
  InstrumentedClass result() {
    while (true) {
      byte[] written = null;
      Map<String, LeftAlone> grown = Collections.emptyMap();
      if (!plantings.isEmpty() || withoutCheckpoints.size() < loops.size()) {
        try {
          written = write();
          grown = overgrown(written);
        } catch (MethodTooLargeException e) {
          grown =
              Collections.singletonMap(
                  e.getMethodName() + e.getDescriptor(), LeftAlone.METHOD_TOO_LARGE);
        }
      }
      if (grown.isEmpty()) {
        return result(written);
      }
      for (Map.Entry<String, LeftAlone> method : grown.entrySet()) {
        leaveOut(method.getKey(), method.getValue());
      }
    }
  }

  private byte[] write() {
    ClassWriter writer = new ClassWriter(reader, 0);
    boolean expanded = needsVariables();
    boolean keepsNumbers = expanded && NUMBERS_IN_MESSAGES && !VARIABLE_TABLE.areIn(classFile);
    ClassVisitor chain = writer;
    for (Planting planting : plantings) {
      chain = planting.link(chain, withoutPlanting, expanded);
    }
    reader.accept(
        new CheckpointLink(chain, keepsNumbers), expanded ? ClassReader.EXPAND_FRAMES : 0);
    return writer.toByteArray();
  }

  private boolean needsVariables() {
    for (MethodLoops found : loops.values()) {
      if (found.needsVariables()) {
        return true;
      }
    }
    return false;
  }

  private Map<String, LeftAlone> overgrown(byte[] written) {
    Set<String> changed = new HashSet<>(loops.keySet());
    for (Planting planting : plantings) {
      changed.addAll(planting.changed());
    }
    Map<String, LeftAlone> overgrown = new HashMap<>();
    for (String method : MethodSizes.overgrown(classFile, written, changed)) {
      overgrown.put(method, LeftAlone.METHOD_NO_LONGER_COMPILED);
    }
    return overgrown;
  }

  private void leaveOut(String method, LeftAlone reason) {
    MethodLoops found = loops.get(method);
    if (found != null && found.isRewritten() && !withoutCheckpoints.containsKey(method)) {
      loops.put(method, found.withCalls());
    } else if (isPlantedIn(method)) {
      withoutPlanting.add(method);
    } else {
      withoutCheckpoints.put(method, reason);
      withoutPlanting.remove(method);
    }
  }

  private boolean isPlantedIn(String method) {
    for (Planting planting : plantings) {
      if (planting.changed().contains(method)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPlanted() {
    for (Planting planting : plantings) {
      if (planting.hasPlanted()) {
        return true;
      }
    }
    return false;
  }

  private InstrumentedClass result(byte[] written) {
    ClassCoverage coverage = coverage();
    return new InstrumentedClass(
        coverage.checkpoints() > 0 || isPlanted() ? written : null,
        coverage,
        boundaries == null ? PlantedBoundaries.NONE : boundaries.planted(withoutPlanting));
  }

  private ClassCoverage coverage() {
    int checkpoints = 0;
    int gates = 0;
    Map<LeftAlone, Integer> leftAlone = new EnumMap<>(LeftAlone.class);
    TreeSet<String> methods = new TreeSet<>();
    for (Map.Entry<String, MethodLoops> entry : loops.entrySet()) {
      MethodLoops found = entry.getValue();
      LeftAlone reason = withoutCheckpoints.get(entry.getKey());
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

  /** Whether the JVM's messages call local variables without a name by their numbers (JEP 358). */
  static boolean hasNumbersInMessages(int javaVersion) {
    return javaVersion >= 14;
  }

  /** The number of local variables that the parameters take, {@code this} included. */
  private static int parameters(int access, String descriptor) {
    int withThis = Type.getArgumentsAndReturnSizes(descriptor) >> 2;
    return (access & Opcodes.ACC_STATIC) == 0 ? withThis : withThis - 1;
  }

  /** Plants the checkpoints of the methods that are not left alone. */
  private final class CheckpointLink extends ClassVisitor {
    private final boolean keepsNumbers;

    CheckpointLink(ClassVisitor next, boolean keepsNumbers) {
      super(InstructionVisitor.ASM_API, next);
      this.keepsNumbers = keepsNumbers;
    }

    /** Old class files name no variable {@code <local4>}; in these, all others stay in place. */
    private int placeOfVariables(PolledLoops polled, int access, String descriptor) {
      return keepsNumbers && reader.readShort(VERSION) < Opcodes.V1_5
          ? polled.maxLocals()
          : polled.placeOfVariables(parameters(access, descriptor));
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      MethodLoops found = loops.get(name + descriptor);
      if (found == null
          || found.coverableCount() == 0
          || withoutCheckpoints.containsKey(name + descriptor)) {
        return method;
      }
      return found.isRewritten()
          ? new PollPlanter(
              method,
              found,
              choice,
              reader.getClassName(),
              placeOfVariables(found.polled(), access, descriptor),
              keepsNumbers)
          : new CheckpointPlanter(method, found, choice, reader.getClassName());
    }
  }
}
