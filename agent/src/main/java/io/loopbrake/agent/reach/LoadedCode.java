/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import io.loopbrake.agent.classfile.JdkClasses;
import io.loopbrake.agent.flow.RepeatedCode;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Type;

/**
 * The classes that this JVM has loaded now, to find the methods that a call can reach. Immutable.
 */
final class LoadedCode {
  private static final ClassLoader OWN_LOADER = LoadedCode.class.getClassLoader();

  /** Classes that the JVM, class loading and the agent's code at a checkpoint use. */
  private static final String[] NEVER = {
    "java.lang.Object",
    "java.lang.Thread",
    "java.lang.ThreadGroup",
    "java.lang.VirtualThread",
    "java.lang.BaseVirtualThread",
    "java.lang.ClassLoader",
    "java.lang.Class",
    "java.lang.Module",
    "java.lang.Throwable",
    "java.lang.Error",
    "java.lang.StackTraceElement",
    "java.lang.StackWalker",
    "java.lang.StackStreamFactory",
    "java.lang.StackFrameInfo",
    "java.lang.System",
    "java.lang.$Loopbrake",
    "java.lang.invoke.",
    "java.lang.ref.",
    "java.lang.reflect.",
    "java.lang.instrument.",
    "java.lang.module.",
    "java.lang.runtime.",
    "java.util.concurrent.locks.",
    "java.util.concurrent.atomic.",
    "jdk.internal.",
    "sun."
  };

  /** Classes in which all threads would pass a checkpoint, many millions of times a second. */
  private static final String[] HOT = {
    "java.lang.",
    "java.util.HashMap",
    "java.util.ArrayList",
    "java.util.LinkedHashMap",
    "java.util.AbstractList",
    "java.util.AbstractCollection",
    "java.util.Objects",
    "java.util.Arrays",
    "java.util.Collections",
    "java.util.concurrent.ConcurrentHashMap"
  };

  private final Instrumentation instrumentation;
  private final Map<String, List<Class<?>>> byName = new HashMap<>();

  LoadedCode(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (!type.isArray() && !type.isPrimitive()) {
        byName.computeIfAbsent(type.getName(), name -> new ArrayList<>(1)).add(type);
      }
    }
  }

  /** The loaded classes of this name. */
  List<Class<?>> named(String className) {
    return byName.getOrDefault(className, Collections.emptyList());
  }

  boolean isOfJdk(Class<?> type) {
    return JdkClasses.contains(type);
  }

  /** Whether checkpoints in the class are passed so often that they are planted last. */
  boolean isHot(Class<?> type) {
    return isOfJdk(type) && startsWithAny(HOT, type.getName());
  }

  /** Whether the code of the class can be read and changed. */
  boolean isChangeable(Class<?> type) {
    return type.getClassLoader() != OWN_LOADER
        && type.getName().indexOf('/') < 0
        && instrumentation.isModifiableClass(type);
  }

  /**
   * Whether the methods of the class can have checkpoints. Those of throwables cannot, because the
   * JVM itself creates throwables, at instructions that are no calls.
   */
  private boolean isPlantable(Class<?> type) {
    return isChangeable(type)
        && !Throwable.class.isAssignableFrom(type)
        && !(isOfJdk(type) && isNever(type.getName()));
  }

  private static boolean isNever(String className) {
    for (String name : NEVER) {
      if (name.endsWith(".")
          ? className.startsWith(name)
          : className.equals(name) || className.startsWith(name + "$")) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWithAny(String[] prefixes, String name) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The methods of this name that the class declares, and that have code; empty if none can have a
   * checkpoint.
   */
  Set<Callee> declared(Class<?> type, String methodName) {
    Set<Callee> found = new LinkedHashSet<>();
    if (!isPlantable(type)) {
      return found;
    }
    try {
      if (methodName.equals("<init>")) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
          found.add(new Callee(type, methodName, Type.getConstructorDescriptor(constructor)));
        }
      }
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(methodName) && hasCode(method)) {
          found.add(new Callee(type, methodName, Type.getMethodDescriptor(method)));
        }
      }
    } catch (LinkageError incomplete) {
      // A class of its signatures is missing, so nothing is known of its methods.
    }
    return found;
  }

  private static boolean hasCode(Method method) {
    return !Modifier.isAbstract(method.getModifiers()) && !Modifier.isNative(method.getModifiers());
  }

  /** The methods that a call may reach; empty if none of them can have a checkpoint. */
  Set<Callee> reachedBy(RepeatedCode.Call call, Class<?> caller) {
    Class<?> owner =
        call.owner().startsWith("[") ? null : seenFrom(caller, call.owner().replace('/', '.'));
    if (owner == null) {
      return Collections.emptySet();
    }
    Set<Callee> reached = new LinkedHashSet<>();
    if (call.name().equals("<init>")) {
      add(reached, owner, call.name(), call.descriptor());
      return reached;
    }
    Method resolved = find(owner, call.name(), call.descriptor());
    if (resolved == null) {
      return reached;
    }
    int modifiers = resolved.getModifiers();
    boolean exact =
        !call.isVirtual()
            || Modifier.isFinal(modifiers)
            || Modifier.isPrivate(modifiers)
            || Modifier.isFinal(owner.getModifiers());
    if (exact) {
      addIfCode(reached, resolved);
    } else {
      addImplementations(reached, owner, call);
    }
    return reached;
  }

  private void addImplementations(Set<Callee> reached, Class<?> owner, RepeatedCode.Call call) {
    for (List<Class<?>> sameName : byName.values()) {
      for (Class<?> type : sameName) {
        if (!type.isInterface() && owner.isAssignableFrom(type)) {
          if (isLambda(type)) {
            addLambdaBodies(reached, type);
          } else {
            Method method = find(type, call.name(), call.descriptor());
            if (method != null) {
              addIfCode(reached, method);
            }
          }
        }
      }
    }
  }

  private static boolean isLambda(Class<?> type) {
    return type.getName().contains("$$Lambda");
  }

  /**
   * The class that the JVM makes of a lambda cannot be changed; the body is in the class around it.
   */
  private void addLambdaBodies(Set<Callee> reached, Class<?> lambda) {
    String name = lambda.getName();
    for (Class<?> host : named(name.substring(0, name.indexOf("$$Lambda")))) {
      if (!isOfJdk(host)) {
        reached.addAll(lambdaBodies(host, "lambda$"));
      }
    }
  }

  /** The bodies of the lambda expressions of a class, as javac names them. */
  Set<Callee> lambdaBodies(Class<?> host, String prefix) {
    Set<Callee> found = new LinkedHashSet<>();
    try {
      for (Method method : host.getDeclaredMethods()) {
        if (method.isSynthetic() && method.getName().startsWith(prefix)) {
          addIfCode(found, method);
        }
      }
    } catch (LinkageError incomplete) {
      // As above.
    }
    return found;
  }

  private void addIfCode(Set<Callee> reached, Method method) {
    if (hasCode(method)) {
      add(reached, method.getDeclaringClass(), method.getName(), Type.getMethodDescriptor(method));
    }
  }

  private void add(Set<Callee> reached, Class<?> type, String name, String descriptor) {
    if (isPlantable(type)) {
      reached.add(new Callee(type, name, descriptor));
    }
  }

  /** The class of this name that another class refers to; null if none is loaded. */
  private Class<?> seenFrom(Class<?> from, String className) {
    List<Class<?>> all = named(className);
    for (ClassLoader loader = from.getClassLoader(); ; loader = loader.getParent()) {
      for (Class<?> type : all) {
        if (type.getClassLoader() == loader) {
          return type;
        }
      }
      if (loader == null) {
        return all.size() == 1 ? all.get(0) : null;
      }
    }
  }

  private static Method find(Class<?> type, String name, String descriptor) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      Method method = declaredMethod(at, name, descriptor);
      if (method != null) {
        return method;
      }
    }
    Method inherited = findInInterfaces(type, name, descriptor);
    return inherited == null && type.isInterface()
        ? declaredMethod(Object.class, name, descriptor)
        : inherited;
  }

  private static Method findInInterfaces(Class<?> type, String name, String descriptor) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Class<?> declared : at.getInterfaces()) {
        Method method = declaredMethod(declared, name, descriptor);
        if (method == null) {
          method = findInInterfaces(declared, name, descriptor);
        }
        if (method != null) {
          return method;
        }
      }
    }
    return null;
  }

  private static Method declaredMethod(Class<?> type, String name, String descriptor) {
    try {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name) && Type.getMethodDescriptor(method).equals(descriptor)) {
          return method;
        }
      }
    } catch (LinkageError incomplete) {
      // As above.
    }
    return null;
  }
}
