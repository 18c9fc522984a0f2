/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.workers.pools;

import io.loopbrake.workers.chores.Chore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One thread that waits for channels, and does what their messages ask for. */
final class SelectLoop extends Pool {
  private final Queue<Chore> asked = new ConcurrentLinkedQueue<>();
  private final Selector selector = Selector.open();
  private final Pipe pipe = Pipe.open();

  SelectLoop() throws IOException {
    pipe.source().configureBlocking(false);
    pipe.source().register(selector, SelectionKey.OP_READ);
    start(this::loop, "select");
  }

  private void loop() {
    while (selector.isOpen()) {
      try {
        if (selector.select(1000) > 0) {
          processSelectedKeys();
        }
      } catch (Throwable t) {
        log(t);
      }
    }
  }

  private void processSelectedKeys() throws IOException {
    Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
    while (keys.hasNext()) {
      SelectionKey key = keys.next();
      keys.remove();
      if (key.isReadable()) {
        read((Pipe.SourceChannel) key.channel());
      }
    }
  }

  private void read(Pipe.SourceChannel channel) throws IOException {
    ByteBuffer message = ByteBuffer.allocate(1);
    if (channel.read(message) == 1) {
      handle(asked.remove());
    }
  }

  private void handle(Chore chore) {
    chore.perform();
  }

  @Override
  public void submit(Chore chore) {
    asked.add(chore);
    try {
      pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
