/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.zones;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Loads the payload anew each time, with loops of its own. */
public final class FreshLoader extends ClassLoader {
  private static final String PAYLOAD = "io.loopbrake.zones.payload.";

  private final String directory;

  /** A loader that prefers the class files in the directory. */
  public FreshLoader(String directory) {
    super(FreshLoader.class.getClassLoader());
    this.directory = directory;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PAYLOAD)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try {
      byte[] bytes = read(name.replace('.', '/') + ".class");
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private byte[] read(String resource) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    File preferred = new File(directory, resource);
    try (InputStream in =
        preferred.exists()
            ? new FileInputStream(preferred)
            : getParent().getResourceAsStream(resource)) {
      for (int read = in.read(); read >= 0; read = in.read()) {
        bytes.write(read);
        Turns.some();
      }
    }
    return bytes.toByteArray();
  }

  /** Uses every class of the payload. */
  long useAll() throws ReflectiveOperationException {
    Class<?> entry = Class.forName(PAYLOAD + "Entry", true, this);
    return (Long) entry.getMethod("useAll").invoke(null);
  }
}
