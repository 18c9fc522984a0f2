/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.entry;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Loads the agent proper from archives in the agent's own jar, in which no other class loader
 * looks. So the application can neither see the agent's classes nor replace them by its own.
 * Besides, the JVM opens a jar of few entries sooner: on JDK 17 by 20 ms in each start. The jar is
 * read once, when the loader is created: an upgrade may replace the file while the JVM runs, and a
 * stop may be the first to need some class.
 */
final class IsolatedClassLoader extends ClassLoader {

  private static final String AGENT = "loopbrake/agent.zip";
  private static final String SHELL = "loopbrake/shell.zip";
  private static final String OWN_CLASSES = "io.loopbrake.agent.";

  static {
    registerAsParallelCapable();
  }

  private final StoredJar[] archives;
  private final ProtectionDomain domain;
  private final String urlPrefix;
  private final Handler handler = new Handler();

  private IsolatedClassLoader(CodeSource source, String... names) throws Exception {
    super(belowApplication());
    StoredJar jar = StoredJar.of(new File(source.getLocation().toURI()));
    archives = new StoredJar[names.length];
    for (int i = 0; i < names.length; i++) {
      archives[i] = jar.archive(names[i]);
    }
    domain = domainOf(source);
    urlPrefix = "jar:" + source.getLocation() + "!/loopbrake/";
    // Loaded now, because these come from the jar on disk.
    new Connection(new URL(null, urlPrefix, handler)).connect();
  }

  /** A new loader on the jar of this class, for a JVM with the agent. */
  static IsolatedClassLoader forAgent() throws Exception {
    return new IsolatedClassLoader(ownJar(), AGENT);
  }

  /** A new loader on the jar of this class, for a JVM that runs a command of the shell. */
  static IsolatedClassLoader forShell() throws Exception {
    return new IsolatedClassLoader(ownJar(), AGENT, SHELL);
  }

  private static CodeSource ownJar() {
    return IsolatedClassLoader.class.getProtectionDomain().getCodeSource();
  }

  /** The platform loader, or the extension loader of Java 8. No method returns both. */
  private static ClassLoader belowApplication() {
    ClassLoader loader = getSystemClassLoader();
    while (loader.getParent() != null) {
      loader = loader.getParent();
    }
    return loader;
  }

  private static ProtectionDomain domainOf(CodeSource source) {
    Permissions permissions = new Permissions();
    permissions.add(new AllPermission());
    return new ProtectionDomain(source, permissions);
  }

  /**
   * The agent's classes are in no other loader; a search there first would take as long as loading
   * them.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OWN_CLASSES)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes;
    try {
      bytes = read(name.replace('.', '/') + ".class");
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    definePackageOf(name);
    return defineClass(name, bytes, 0, bytes.length, domain);
  }

  /** Java 8 defines no package by itself, and then {@link Class#getPackage()} is null. */
  private void definePackageOf(String className) {
    int dot = className.lastIndexOf('.');
    if (dot < 0) {
      return;
    }
    String name = className.substring(0, dot);
    if (getPackage(name) == null) {
      Package own = IsolatedClassLoader.class.getPackage();
      String title = own.getImplementationTitle();
      String version = own.getImplementationVersion();
      try {
        definePackage(name, null, null, null, title, version, null, null);
      } catch (IllegalArgumentException definedByAnotherThread) {
        // It made the same one.
      }
    }
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    try {
      InputStream in = open(name);
      return in != null ? in : super.getResourceAsStream(name);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  protected URL findResource(String name) {
    for (StoredJar archive : archives) {
      if (archive.has(name)) {
        try {
          return new URL(null, urlPrefix + name, handler);
        } catch (IOException e) {
          return null;
        }
      }
    }
    return null;
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return found == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(found));
  }

  private InputStream open(String name) throws IOException {
    byte[] bytes = read(name);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  /** The content of the file with this name; null if there is none. */
  private byte[] read(String name) throws IOException {
    byte[] bytes = null;
    for (int i = 0; i < archives.length && bytes == null; i++) {
      bytes = archives[i].read(name);
    }
    return bytes;
  }

  /**
   * Reads the jar in memory. The handler of the JDK would open the jar on disk, which may be
   * another one by now, and an application may have replaced that handler.
   */
  final class Handler extends URLStreamHandler {

    @Override
    protected URLConnection openConnection(URL url) {
      return new Connection(url);
    }
  }

  final class Connection extends URLConnection {

    Connection(URL url) {
      super(url);
    }

    @Override
    public void connect() {}

    @Override
    public InputStream getInputStream() throws IOException {
      InputStream in = open(url.toExternalForm().substring(urlPrefix.length()));
      if (in == null) {
        throw new FileNotFoundException(url.toExternalForm());
      }
      return in;
    }
  }
}
