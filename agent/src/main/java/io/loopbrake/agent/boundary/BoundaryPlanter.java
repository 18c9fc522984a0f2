/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.flow.InstructionVisitor;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Plants the places of one class in its methods, and counts them. */
final class BoundaryPlanter extends ClassVisitor {
  private static final int WITHOUT_CODE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;

  private final Place[] places;
  private final int[] planted;
  private final MethodNames names;
  private final Set<String> leftAlone;
  private final Set<String> changed = new HashSet<>();
  private final boolean expanded;
  private HandlerFrames frames;

  /**
   * Creates a planter.
   *
   * @param names those of the class's methods
   * @param leftAlone methods that stay as they are, by name and descriptor without a gap
   * @param expanded whether the class is read with its frames expanded
   */
  BoundaryPlanter(
      ClassVisitor delegate,
      Place[] places,
      MethodNames names,
      Set<String> leftAlone,
      boolean expanded) {
    super(InstructionVisitor.ASM_API, delegate);
    this.places = places;
    this.planted = new int[places.length];
    this.names = names;
    this.leftAlone = leftAlone;
    this.expanded = expanded;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    frames = HandlerFrames.of(version, expanded);
    super.visit(version, access, name, signature, parent, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
    if ((access & WITHOUT_CODE) != 0
        || name.charAt(0) == '<'
        || leftAlone.contains(name + descriptor)) {
      return method;
    }
    boolean isTask = false;
    for (Place place : places) {
      if (place.isIn(name, descriptor)
          && (place.pattern() == null || !isTask && isMeant(place, access, name))) {
        method = planter(method, place, descriptor);
        changed.add(name + descriptor);
        isTask = true;
      }
    }
    return method;
  }

  /**
   * Whether the user means the method. Methods that javac generates have names that nobody chose,
   * or they are bridges that call the method that is meant. In a class without another method of
   * the name, a bridge stands for the method of the superclass.
   */
  private boolean isMeant(Place place, int access, String name) {
    return (access & Opcodes.ACC_SYNTHETIC) == 0
        || (place.pattern().namesOneMethod() && !names.isWritten(name));
  }

  private MethodVisitor planter(MethodVisitor method, Place place, String descriptor) {
    if (place.isCall()) {
      return new CallPlanter(method, place, this, frames);
    }
    planted(place);
    return place.isFetch()
        ? new FetchPlanter(method, place)
        : new WholeMethodPlanter(method, place, Type.getReturnType(descriptor), frames);
  }

  /** Counts one more planted call of the place. */
  void planted(Place place) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] == place) {
        planted[i]++;
      }
    }
  }

  /** The number of calls that were planted for the place with this index. */
  int count(int index) {
    return planted[index];
  }

  /** The methods that may have changed, by name and descriptor without a gap. */
  Set<String> changed() {
    return changed;
  }
}
