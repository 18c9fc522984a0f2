/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

import io.loopbrake.agent.gate.JvmModules;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.SocketImpl;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Waits for a socket, whatever protocol is spoken on it. To close the socket ends the wait with a
 * {@code SocketException} (see {@code java.net.Socket.close}). The implementation of the socket is
 * closed, because {@code SSLSocket.close} may wait for the thread that is to be released.
 */
final class Sockets implements WaitKind {
  private static final String INPUT = "java/net/SocketInputStream";
  private static final String OUTPUT = "java/net/SocketOutputStream";

  /**
   * The methods that wait, by class: those of Java 8 to 12, which some later versions use with a
   * flag, and those of Java 13 and later.
   */
  private final Map<String, Set<String>> methods = new HashMap<>();

  private final Instrumentation instrumentation;

  Sockets(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
    add(INPUT, "read([BIII)I");
    add(OUTPUT, "socketWrite([BII)V");
    String plain = "java/net/AbstractPlainSocketImpl";
    add(plain, "doConnect(Ljava/net/InetAddress;II)V");
    add(plain, "accept(Ljava/net/SocketImpl;)V");
    String nio = "sun/nio/ch/NioSocketImpl";
    add(nio, "implRead([BII)I");
    add(nio, "implRead([BIIJ)I");
    add(nio, "implWrite([BII)I");
    add(nio, "connect(Ljava/net/SocketAddress;I)V");
    add(nio, "accept(Ljava/net/SocketImpl;)V");
  }

  private void add(String internalName, String method) {
    methods.computeIfAbsent(internalName, name -> new HashSet<>()).add(method);
  }

  @Override
  public boolean mayBeIn(ClassLoader loader, String internalName, byte[] classFile) {
    return loader == null && methods.containsKey(internalName);
  }

  @Override
  public boolean mayBeIn(Class<?> loaded) {
    return loaded.getClassLoader() == null
        && methods.containsKey(loaded.getName().replace('.', '/'));
  }

  @Override
  public boolean isIn(String internalName, String name, String descriptor, String[] exceptions) {
    return methods.containsKey(internalName)
        && methods.get(internalName).contains(name + descriptor);
  }

  @Override
  public boolean isNamed(String methodName) {
    return methods.values().stream()
        .flatMap(Set::stream)
        .anyMatch(method -> method.startsWith(methodName + "("));
  }

  @Override
  public Release releaseOf(Object on) {
    String name = on.getClass().getName().replace('.', '/');
    boolean stream = name.equals(INPUT) || name.equals(OUTPUT);
    return stream || on instanceof SocketImpl ? new Close(on) : null;
  }

  private final class Close implements Release {
    private final Object on;

    Close(Object on) {
      this.on = on;
    }

    @Override
    public void run() throws Exception {
      if (JvmModules.exist()) {
        JvmModules.open(instrumentation, Object.class, "java.net");
      }
      Object socket = on;
      if (!(on instanceof SocketImpl)) {
        Field ofStream = on.getClass().getDeclaredField("impl");
        ofStream.setAccessible(true);
        socket = ofStream.get(on);
      }
      Method close = SocketImpl.class.getDeclaredMethod("close");
      close.setAccessible(true);
      try {
        close.invoke(socket);
      } catch (InvocationTargetException e) {
        throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
      }
    }

    @Override
    public String what() {
      return "the socket";
    }

    @Override
    public String done() {
      return "closed";
    }
  }
}
