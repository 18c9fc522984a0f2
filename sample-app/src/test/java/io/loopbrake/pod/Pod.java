/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.pod;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What there is of a pod on one machine: a process that is the first one in its namespace, with a
 * root directory of its own. An ephemeral container shares the processes and, if asked to, {@code
 * /tmp}.
 */
final class Pod implements AutoCloseable {
  private static final String JDK = System.getProperty("java.home");
  private static final long PATIENCE_SECONDS = 60;

  private final Path directory;
  private final Path log;
  private Process unshare;

  Pod(Path directory) {
    this.directory = directory;
    log = directory.resolve("log");
  }

  /** Whether this user may make namespaces here. */
  static boolean isPossible() throws Exception {
    try {
      Process trial = new ProcessBuilder("unshare", "--mount", "--pid", "--fork", "true").start();
      return trial.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && trial.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Puts a file into the image. */
  void add(Path file, String path) throws IOException {
    Path target = root("image").resolve(path.substring(1));
    for (Path part = target.getParent(); !part.equals(directory); part = part.getParent()) {
      makeOpen(part, "rwxr-xr-x");
    }
    Files.copy(file, target);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
  }

  void start(List<String> command) throws IOException {
    makeOpen(tmp("pod"), "rwxrwxrwx");
    makeOpen(tmp("other"), "rwxrwxrwx");
    makeOpen(root("other"), "rwxr-xr-x");
    List<String> line = new ArrayList<>();
    line.addAll(List.of("unshare", "--mount", "--pid", "--fork"));
    line.addAll(List.of(script("container"), root("image").toString(), JDK, tmp("pod").toString()));
    line.addAll(command);
    unshare =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    unshare.getOutputStream().close();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** Runs a command that a page has for kubectl, and returns all that it wrote. */
  String run(String command) throws Exception {
    Path output = Files.createTempFile(directory, "output", "");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("POD", "order-server-0");
    environment.put("POD_PID", Long.toString(pid()));
    environment.put("POD_TMP", tmp("pod").toString());
    environment.put("OTHER_TMP", tmp("other").toString());
    environment.put("OTHER_ROOT", root("other").toString());
    environment.put("JDK", JDK);
    environment.put("CONTAINER", script("container"));
    Path scripts = Path.of(script("kubectl")).getParent();
    environment.merge("PATH", scripts.toString(), (old, own) -> own + ":" + old);
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no end of " + command + ": " + Files.readString(output));
      }
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  private long pid() {
    try (Stream<ProcessHandle> children = unshare.children()) {
      return children.findFirst().orElseThrow().pid();
    }
  }

  private Path root(String container) {
    return directory.resolve(container);
  }

  private Path tmp(String container) {
    return directory.resolve("tmp-" + container);
  }

  private static void makeOpen(Path path, String permissions) throws IOException {
    Files.createDirectories(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String script(String name) throws IOException {
    Path script = Path.of("target/test-classes/io/loopbrake/pod", name).toAbsolutePath();
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script.toString();
  }

  @Override
  public void close() {
    if (unshare != null) {
      // the child is not killed with its parent, because it has changed its user
      unshare.children().forEach(ProcessHandle::destroyForcibly);
      unshare.onExit().join();
    }
  }
}
