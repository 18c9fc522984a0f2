/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import io.loopbrake.agent.classfile.ClassFileHeader;
import io.loopbrake.agent.flow.InstructionVisitor;
import io.loopbrake.agent.gate.RuntimeClass;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Plants checkpoints at the entry of methods of loaded classes, and removes them afterwards. It is
 * a transformer of its own, which comes after the one that plants checkpoints in loops, and is
 * registered only while it has work. Used by one thread; the JVM calls {@link #transform} in any
 * thread.
 */
final class EntryPlanter implements ClassFileTransformer {
  private static final int BUFFER = 8192;

  private final Instrumentation instrumentation;
  private final ReloadAllowance allowance;
  private final Set<Class<?>> ours =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  private final Map<Class<?>, byte[]> originals =
      Collections.synchronizedMap(new IdentityHashMap<>());
  private final Map<Class<?>, Set<String>> wanted =
      Collections.synchronizedMap(new IdentityHashMap<>());
  private final Set<Class<?>> changed =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  private final Set<Class<?>> differing =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  private boolean added;
  private Throwable lastRefusal;

  EntryPlanter(Instrumentation instrumentation, ReloadAllowance allowance) {
    this.instrumentation = instrumentation;
    this.allowance = allowance;
  }

  /**
   * The class files of these classes, as their loaders have them. If a loader has none, as for
   * generated classes, the class is reloaded as it is to get its bytes; its compiled code is then
   * discarded, and its frames lose their lines. Classes that cannot be read are missing in the
   * result.
   */
  Map<Class<?>, byte[]> read(Collection<Class<?>> classes) {
    Map<Class<?>, byte[]> files = new IdentityHashMap<>();
    List<Class<?>> generated = new ArrayList<>();
    for (Class<?> type : classes) {
      byte[] file = resource(type);
      if (file == null) {
        generated.add(type);
      } else {
        files.put(type, file);
      }
    }
    reload(generated);
    for (Class<?> type : generated) {
      byte[] file = originals.get(type);
      if (file != null) {
        files.put(type, file);
      }
    }
    return files;
  }

  /** Null if the loader has no class file, or fails: it may be code of the application. */
  private static byte[] resource(Class<?> type) {
    String name = type.getName().replace('.', '/') + ".class";
    ClassLoader loader = type.getClassLoader();
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(name)
            : loader.getResourceAsStream(name)) {
      if (in == null) {
        return null;
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        out.write(buffer, 0, length);
      }
      byte[] file = out.toByteArray();
      return ClassFileHeader.name(file).equals(type.getName().replace('.', '/')) ? file : null;
    } catch (IOException | RuntimeException | LinkageError unreadable) {
      return null;
    }
  }

  /**
   * Plants checkpoints beside those that are planted already. Returns the classes that have got
   * some of the new ones.
   */
  Set<Class<?>> plant(Collection<Callee> callees) {
    Set<Class<?>> classes = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Callee callee : callees) {
      Set<String> members = wanted.get(callee.type());
      Set<String> more = members == null ? new HashSet<>() : new HashSet<>(members);
      if (more.add(callee.member())) {
        wanted.put(callee.type(), more);
        classes.add(callee.type());
      }
    }
    classes.removeAll(reload(classes));
    classes.retainAll(changed);
    return classes;
  }

  /** Makes threads leave the compiled code of this class, by reloading the class as it is. */
  void leaveCompiledCode(Class<?> type) {
    reload(Collections.<Class<?>>singleton(type));
  }

  /**
   * Removes all checkpoints. Returns the classes, by name, that have not got their code back, with
   * the reason.
   */
  Map<String, Throwable> restore() {
    wanted.clear();
    differing.clear();
    Set<Class<?>> planted = Collections.newSetFromMap(new IdentityHashMap<>());
    planted.addAll(changed);
    Set<Class<?>> refused = reload(planted);
    Map<String, Throwable> left = new TreeMap<>();
    for (Class<?> type : planted) {
      if (refused.contains(type)) {
        left.put(type.getName(), lastRefusal);
      } else if (differing.contains(type)) {
        left.put(
            type.getName(),
            new IllegalStateException("its code is not the one that it had before"));
      }
    }
    changed.clear();
    originals.clear();
    ours.clear();
    if (added) {
      instrumentation.removeTransformer(this);
      added = false;
    }
    return left;
  }

  /** Returns the classes that the JVM refused to reload. */
  private Set<Class<?>> reload(Collection<Class<?>> classes) {
    Set<Class<?>> refused = Collections.newSetFromMap(new IdentityHashMap<>());
    if (classes.isEmpty()) {
      return refused;
    }
    ours.addAll(classes);
    if (!added) {
      instrumentation.addTransformer(this, true);
      added = true;
    }
    if (!reloaded(classes)) {
      for (Class<?> type : classes) {
        if (!reloaded(Collections.<Class<?>>singleton(type))) {
          refused.add(type);
        }
      }
    }
    return refused;
  }

  private boolean reloaded(Collection<Class<?>> classes) {
    allowance.count(classes);
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
      return true;
    } catch (Throwable refused) {
      lastRefusal = refused;
      return false;
    }
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    // Others may reload thousands of classes meanwhile.
    if (redefined == null || !ours.contains(redefined)) {
      return null;
    }
    try {
      Set<String> members = wanted.get(redefined);
      if (members != null) {
        // Each time, because the class may get brakes, or lose them, meanwhile.
        originals.put(redefined, classFile.clone());
        byte[] planted = planted(classFile, members);
        if (planted != null) {
          changed.add(redefined);
        }
        return planted;
      }
      if (changed.remove(redefined) && !Arrays.equals(originals.get(redefined), classFile)) {
        differing.add(redefined);
      }
    } catch (Throwable failure) {
      // The class stays as it is, and the loop is not reached through it.
    }
    return null;
  }

  /** Null if no such method has code. */
  private static byte[] planted(byte[] classFile, Set<String> members) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    EntryLink link = new EntryLink(writer, members);
    reader.accept(link, 0);
    return link.planted ? writer.toByteArray() : null;
  }

  private static final class EntryLink extends ClassVisitor {
    private final Set<String> members;
    boolean planted;

    EntryLink(ClassVisitor delegate, Set<String> members) {
      super(InstructionVisitor.ASM_API, delegate);
      this.members = members;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor delegate = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (!members.contains(name + descriptor)) {
        return delegate;
      }
      return new MethodVisitor(InstructionVisitor.ASM_API, delegate) {
        @Override
        public void visitCode() {
          super.visitCode();
          planted = true;
          visitMethodInsn(
              Opcodes.INVOKESTATIC,
              RuntimeClass.INTERNAL_NAME,
              RuntimeClass.ENTERED,
              RuntimeClass.CHECKPOINT_DESCRIPTOR,
              false);
        }
      };
    }
  }
}
