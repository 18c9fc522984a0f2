/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.log;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A file in UTF-8 to which lines are appended. Before it exceeds its size, it is renamed to {@code
 * FILE.1}, {@code FILE.1} to {@code FILE.2}, and so on, and the oldest file is deleted. Only its
 * owner can read it. A symbolic link, a pipe or a device in its place is refused. If somebody moves
 * the file away, a new one is created. To be used by one thread.
 */
public final class AuditFile implements Closeable {
  private static final int KEPT = 4;
  private static final String OWNER_ALONE = "rw-------";

  private final Path path;
  private final long mostBytes;
  private FileChannel channel;
  private Object key;

  /**
   * Describes a file; opens nothing.
   *
   * @param mostBytes the size in bytes that the file does not exceed, unless a single entry does
   */
  public AuditFile(File file, long mostBytes) {
    this.path = file.getAbsoluteFile().toPath();
    this.mostBytes = mostBytes;
  }

  /**
   * Appends an entry.
   *
   * @param lines whole lines, with their ends
   * @throws IOException if the entry could not be written; the next call tries again
   */
  public void append(String lines) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
    try {
      open();
      if (channel.size() > 0 && channel.size() + bytes.remaining() > mostBytes) {
        close();
        rotate();
        open();
      }
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Opens the file, unless it is open and still the one at the path. */
  private void open() throws IOException {
    Object now = keyOfRegularFile();
    if (channel != null && now != null && Objects.equals(now, key)) {
      return;
    }
    close();
    Set<OpenOption> options = new HashSet<>();
    options.addAll(EnumSet.of(StandardOpenOption.APPEND, StandardOpenOption.WRITE));
    options.add(LinkOption.NOFOLLOW_LINKS);
    // Never both, so that a file that somebody has put there in between is not opened.
    options.add(now == null ? StandardOpenOption.CREATE_NEW : StandardOpenOption.WRITE);
    channel = FileChannel.open(path, options, now == null ? forOwner() : new FileAttribute<?>[0]);
    key = keyOfRegularFile();
  }

  /** The identity of the file; null if there is no file. */
  private Object keyOfRegularFile() throws IOException {
    try {
      BasicFileAttributes found =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!found.isRegularFile()) {
        throw new FileAlreadyExistsException(path.toString(), null, "not a regular file");
      }
      return found.fileKey() == null ? path : found.fileKey();
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  private FileAttribute<?>[] forOwner() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE))
        }
        : new FileAttribute<?>[0];
  }

  /** Renames the files. A move replaces a link itself, and not its target. */
  private void rotate() throws IOException {
    for (int age = KEPT; age > 0; age--) {
      Path younger = age == 1 ? path : aged(age - 1);
      if (Files.exists(younger, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(younger, aged(age), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path aged(int age) {
    return path.resolveSibling(path.getFileName() + "." + age);
  }

  /** Closes the file; the next entry opens it again. */
  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // What was written is written.
    } finally {
      channel = null;
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
