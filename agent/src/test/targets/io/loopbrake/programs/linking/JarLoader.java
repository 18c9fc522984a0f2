/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs.linking;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Defines the classes of one jar, with nothing but the JDK beneath. The jar goes first, for old
 * ones bring classes that the JDK has too; what neither has may come from the jars beside it.
 */
final class JarLoader extends ClassLoader {
  private static final int BUFFER_SIZE = 8192;

  private final JarFile jar;
  private final String layer;
  private final List<JarFile> beside;

  /**
   * Creates a loader.
   *
   * @param layer the directory whose classes hide those at the jar's root; empty for none
   * @param beside where else to look, at their root
   */
  JarLoader(JarFile jar, String layer, List<JarFile> beside) {
    super(ClassLoader.getSystemClassLoader().getParent());
    this.jar = jar;
    this.layer = layer;
    this.beside = beside;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      String path = name.replace('.', '/') + ".class";
      JarEntry inLayer = jar.getJarEntry(layer + path);
      JarEntry entry = inLayer == null ? jar.getJarEntry(path) : inLayer;
      return entry == null ? super.loadClass(name, resolve) : define(name, jar, entry);
    }
  }

  /** Asked for what the JDK does not have. */
  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    for (JarFile other : beside) {
      JarEntry entry = other.getJarEntry(path);
      if (entry != null) {
        return define(name, other, entry);
      }
    }
    throw new ClassNotFoundException(name);
  }

  private Class<?> define(String name, JarFile from, JarEntry entry)
      throws ClassNotFoundException {
    try (InputStream in = from.getInputStream(entry)) {
      ByteArrayOutputStream classFile = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER_SIZE];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        classFile.write(buffer, 0, read);
      }
      return defineClass(name, classFile.toByteArray(), 0, classFile.size());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
