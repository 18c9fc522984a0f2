/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Calls functions of the JVM's own library through {@code java.lang.foreign} (JEP 454, final in
 * Java 22; the preview of Java 21 has the same methods). The classes and methods are found by name,
 * since the agent is compiled for an older Java. Arguments and results are numbers, so that no Java
 * code runs between the call of a handle and the call of the function. To be used by one thread at
 * a time.
 */
final class NativeFunctions {
  /**
   * After 127 calls at most, the JDK defines a class for the innermost part of a handle, which all
   * functions with the same types share.
   */
  static final int CALLS_TO_SETTLE = 200;

  private final TrustedHandles handles;
  private final List<ByteBuffer> kept = new ArrayList<>();
  private final Class<?> layout = foreign("MemoryLayout");
  private final Class<?> descriptor = foreign("FunctionDescriptor");
  private final Object noOptions = Array.newInstance(foreign("Linker$Option"), 0);
  private final MethodHandle link;
  private final MethodHandle ofAddress;
  private final MethodHandle ofBuffer;
  private final MethodHandle address;
  private final MethodHandle reinterpret;
  private final MethodHandle asByteBuffer;

  NativeFunctions(TrustedHandles handles) throws Throwable {
    this.handles = handles;
    Class<?> linker = foreign("Linker");
    Class<?> segment = foreign("MemorySegment");
    Object nativeLinker = handles.ofStatic(linker, "nativeLinker", linker).invoke();
    link =
        handles
            .ofVirtual(
                linker,
                "downcallHandle",
                MethodHandle.class,
                segment,
                descriptor,
                noOptions.getClass())
            .bindTo(nativeLinker);
    ofAddress = handles.ofStatic(segment, "ofAddress", segment, long.class);
    ofBuffer = handles.ofStatic(segment, "ofBuffer", segment, Buffer.class);
    address = handles.ofVirtual(segment, "address", long.class);
    reinterpret = handles.ofVirtual(segment, "reinterpret", segment, long.class);
    asByteBuffer = handles.ofVirtual(segment, "asByteBuffer", ByteBuffer.class);
  }

  private static Class<?> foreign(String name) throws ClassNotFoundException {
    return Class.forName("java.lang.foreign." + name);
  }

  /** The address of a function that the JVM's library exports. */
  long ofJvm(String name) throws Throwable {
    Class<?> arenas = foreign("Arena");
    Class<?> lookups = foreign("SymbolLookup");
    Object global = handles.ofStatic(arenas, "global", arenas).invoke();
    Object library =
        handles
            .ofStatic(lookups, "libraryLookup", lookups, Path.class, arenas)
            .invoke(jvmLibrary(), global);
    Optional<?> found =
        (Optional<?>)
            handles.ofVirtual(lookups, "find", Optional.class, String.class).invoke(library, name);
    return (long) address.invoke(found.get());
  }

  private static Path jvmLibrary() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path home = Paths.get(System.getProperty("java.home"));
    if (os.startsWith("windows")) {
      return home.resolve("bin").resolve("server").resolve("jvm.dll");
    }
    String name = os.startsWith("mac") ? "libjvm.dylib" : "libjvm.so";
    return home.resolve("lib").resolve("server").resolve(name);
  }

  /** A handle of the function at an address, for numbers of these types. */
  MethodHandle at(long function, Class<?> result, Class<?>... parameters) throws Throwable {
    Object types = Array.newInstance(layout, parameters.length);
    for (int i = 0; i < parameters.length; i++) {
      Array.set(types, i, layoutOf(parameters[i]));
    }
    Class<?> typesType = types.getClass();
    Object described =
        result == void.class
            ? handles.ofStatic(descriptor, "ofVoid", descriptor, typesType).invoke(types)
            : handles
                .ofStatic(descriptor, "of", descriptor, layout, typesType)
                .invoke(layoutOf(result), types);
    return (MethodHandle)
        link.invokeWithArguments(ofAddress.invoke(function), described, noOptions);
  }

  private static Object layoutOf(Class<?> number) throws ReflectiveOperationException {
    return foreign("ValueLayout")
        .getField(number == int.class ? "JAVA_INT" : "JAVA_LONG")
        .get(null);
  }

  /** The pointer at an index of a table of pointers. */
  long pointer(long table, int index) throws Throwable {
    Object memory = reinterpret.invoke(ofAddress.invoke(table), (index + 1L) * Long.BYTES);
    return ((ByteBuffer) asByteBuffer.invoke(memory))
        .order(ByteOrder.nativeOrder())
        .getLong(index * Long.BYTES);
  }

  /** Allocates memory, zeroed, which lives as long as this object. */
  ByteBuffer memory(int bytes) {
    ByteBuffer memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    kept.add(memory);
    return memory;
  }

  /** The address of a copy of the text as a string of C, which lives as long as this object. */
  long text(String text) throws Throwable {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer memory = memory(bytes.length + 1);
    memory.put(bytes);
    memory.rewind();
    return address(memory);
  }

  /** The address of a buffer of {@link #memory}. */
  long address(ByteBuffer memory) throws Throwable {
    return (long) address.invoke(ofBuffer.invoke(memory));
  }
}
