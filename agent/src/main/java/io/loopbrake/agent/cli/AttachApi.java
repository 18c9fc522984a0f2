/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.message.ShellMessage;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;

/**
 * The attach API of the JDK, for other JVMs of this machine and this user. It is called by
 * reflection, because a JRE does not have it, and Java 8 has it in a jar of the JDK that is on no
 * class path.
 */
final class AttachApi {
  private static final String NAME = "com.sun.tools.attach.VirtualMachine";

  private final Class<?> machine;

  private AttachApi(Class<?> machine) {
    this.machine = machine;
  }

  static AttachApi load() throws ShellException {
    if (Loaded.MACHINE == null) {
      throw new ShellException(ShellMessage.NO_ATTACH_API, ExitCode.ERROR);
    }
    return new AttachApi(Loaded.MACHINE);
  }

  /** Loaded once: on Java 8, a second class loader could not load the native library again. */
  private static final class Loaded {
    static final Class<?> MACHINE = find();

    private static Class<?> find() {
      try {
        return loader().loadClass(NAME);
      } catch (ClassNotFoundException | LinkageError missing) {
        return null;
      }
    }
  }

  private static ClassLoader loader() {
    ClassLoader system = ClassLoader.getSystemClassLoader();
    File tools = new File(System.getProperty("java.home"), "../lib/tools.jar");
    if (!tools.isFile()) {
      return system;
    }
    try {
      return new URLClassLoader(new URL[] {tools.toURI().toURL()}, system);
    } catch (MalformedURLException e) {
      return system;
    }
  }

  /** The descriptors of all JVMs of this user that publish themselves. */
  List<?> descriptors() throws ShellException {
    try {
      return (List<?>) machine.getMethod("list").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new ShellException(ShellMessage.NO_LIST.with(reason(e)), ExitCode.ERROR);
    }
  }

  /** The text that a method of a descriptor returns; a question mark if it fails. */
  static String tell(Object descriptor, String method) {
    try {
      Class<?> type = descriptor.getClass();
      return String.valueOf(type.getMethod(method).invoke(descriptor));
    } catch (ReflectiveOperationException e) {
      return "?";
    }
  }

  LocalJvm attach(String pid) throws ShellException {
    try {
      Method attach = machine.getMethod("attach", String.class);
      return new LocalJvm(pid, this, LimitedCall.result(pid, () -> attach.invoke(null, pid)));
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new ShellException(ShellMessage.UNREACHABLE.with(pid, reason(e), pid), ExitCode.ERROR);
    }
  }

  Object call(Object attached, String name, Object... arguments)
      throws ReflectiveOperationException {
    Class<?>[] types = new Class<?>[arguments.length];
    Arrays.fill(types, String.class);
    Method method = machine.getMethod(name, types);
    return method.invoke(attached, arguments);
  }

  /** The message of the failure behind the reflection. */
  static String reason(Throwable failure) {
    boolean isWrapped = failure instanceof InvocationTargetException && failure.getCause() != null;
    return ShellException.messageOf(isWrapped ? failure.getCause() : failure);
  }
}
