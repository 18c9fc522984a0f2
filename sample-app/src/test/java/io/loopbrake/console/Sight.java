/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.console;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** What one JConsole shows, told by the {@link Eyes} in it. */
final class Sight {
  private static final String END = "end\n";

  private final Path portFile;

  private Sight(Path portFile) {
    this.portFile = portFile;
  }

  static Sight in(Path directory) {
    return new Sight(directory.resolve("eyes.port"));
  }

  /** The flag for the JVM that is to be looked at. */
  String flag() throws IOException {
    Path jar = portFile.resolveSibling("eyes.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", Eyes.class.getName());
    String entry = Eyes.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        var code = Eyes.class.getResourceAsStream("/" + entry)) {
      out.putNextEntry(new JarEntry(entry));
      code.transferTo(out);
    }
    return "-javaagent:" + jar + "=" + portFile;
  }

  /** All that is shown at this moment; nothing while it is being painted anew. */
  List<Seen> now() throws IOException {
    if (!Files.exists(portFile)) {
      return List.of();
    }
    String answer = ask("");
    if (!answer.endsWith(END)) {
      return List.of();
    }
    return answer.substring(0, answer.length() - END.length()).lines().map(Seen::of).toList();
  }

  /** Has a picture taken of the whole display. */
  void photograph(Path file) throws IOException {
    ask(file.toAbsolutePath().toString());
  }

  private String ask(String line) throws IOException {
    int port = Integer.parseInt(Files.readString(portFile));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
