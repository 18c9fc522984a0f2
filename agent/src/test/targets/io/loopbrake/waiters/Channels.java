/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waiters;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * Stops threads that write to a file channel and wait in between, while a bystander writes to the
 * same one. The arguments: how often, for how many seconds at most.
 */
public final class Channels {
  private static final long PATIENCE_MILLIS = 20_000;

  private final Operator operator = new Operator();
  private final Random random = new Random(7);
  private final Path file;
  private FileChannel channel;
  private Subject bystander;
  private volatile long written;
  private int closed;

  private Channels() throws IOException {
    file = Files.createTempFile("channel", null);
    open();
  }

  public static void main(String[] arguments) throws IOException {
    Channels channels = new Channels();
    Subject.Work[] works = {
      channels::onlyWrite, channels::waitForMoments, channels::waitForLong, channels::takeTurns
    };
    String[] names = {"onlyWrite", "waitForMoments", "waitForLong", "takeTurns"};
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[1]));
    int asked = 0;
    int stopped = 0;
    while (asked < Integer.parseInt(arguments[0]) && System.nanoTime() - end < 0) {
      int i = asked++ % works.length;
      stopped += channels.stop(names[i], works[i]) ? 1 : 0;
    }
    new Line("channel")
        .with("asked", asked)
        .with("stopped", stopped)
        .with("closed", channels.closed)
        .with("bystander", channels.bystander.isAlive())
        .with("written", channels.written)
        .print();
    Files.delete(channels.file);
    System.exit(0);
  }

  private void open() throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.WRITE);
    FileChannel mine = channel;
    bystander =
        Subject.started(
            "bystander",
            () -> {
              while (true) {
                mine.write(ByteBuffer.wrap(new byte[64]), 0);
                written++;
                Thread.sleep(1);
              }
            });
  }

  private boolean stop(String name, Subject.Work work) throws IOException {
    Subject subject = Subject.started(name, work);
    Pause.nanos((long) (random.nextDouble() * TimeUnit.MILLISECONDS.toNanos(15)));
    Request request = operator.stop(subject);
    request.awaitEnd(PATIENCE_MILLIS);
    if (!channel.isOpen() || !bystander.isAlive()) {
      closed++;
      request.line("closed", name).with("thrown", subject.thrown()).print();
      open();
    }
    return request.state().equals("STOPPED");
  }

  private void write() throws IOException {
    channel.write(ByteBuffer.wrap(new byte[4096]), 0);
  }

  private void onlyWrite() throws IOException {
    while (true) {
      write();
    }
  }

  /** Hands an interrupt on, as one should, and goes on working. */
  private void waitForMoments() throws IOException {
    SynchronousQueue<String> queue = new SynchronousQueue<>();
    while (true) {
      try {
        queue.poll(1, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      write();
    }
  }

  private void waitForLong() throws IOException {
    while (true) {
      write();
      try {
        Thread.sleep(300);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void takeTurns() throws IOException {
    Object turn = new Object();
    while (true) {
      synchronized (turn) {
        write();
        try {
          turn.wait(0, 200_000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      write();
    }
  }
}
