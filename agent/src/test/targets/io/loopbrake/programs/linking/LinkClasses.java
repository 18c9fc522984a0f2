/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs.linking;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links every class of jars, and so has the JVM verify it, but runs none. Says of each class what
 * came of it: jar, class file and result in a line, with tabs between.
 *
 * <p>The first argument names jars that lie beside the others, in the form of a class path.
 */
public final class LinkClasses {
  private static final Pattern CLASS_FILE =
      Pattern.compile("(META-INF/versions/\\d+/|WEB-INF/classes/|BOOT-INF/classes/)?(.+)\\.class");

  private LinkClasses() {}

  public static void main(String[] arguments) throws IOException {
    List<JarFile> beside = new ArrayList<>();
    for (String path : arguments[0].split(File.pathSeparator)) {
      if (!path.isEmpty()) {
        beside.add(new JarFile(path, false));
      }
    }
    for (String path : Arrays.asList(arguments).subList(1, arguments.length)) {
      try (JarFile jar = new JarFile(path)) {
        Map<String, JarLoader> loaders = new HashMap<>();
        for (JarEntry entry : Collections.list(jar.entries())) {
          Matcher name = CLASS_FILE.matcher(entry.getName());
          if (name.matches() && !name.group(2).equals("module-info")) {
            String layer = name.group(1) == null ? "" : name.group(1);
            JarLoader loader = loaders.computeIfAbsent(layer, l -> new JarLoader(jar, l, beside));
            String result = link(loader, name.group(2).replace('/', '.'));
            System.out.println(path + "\t" + entry.getName() + "\t" + result);
          }
        }
      }
    }
  }

  private static String link(ClassLoader loader, String name) {
    try {
      // Asking for the fields links the class, unlike resolveClass, which does nothing in HotSpot.
      Class.forName(name, false, loader).getFields();
      return "linked";
    } catch (ClassNotFoundException | LinkageError | SecurityException e) {
      return e.toString().split("\\R", 2)[0];
    }
  }
}
