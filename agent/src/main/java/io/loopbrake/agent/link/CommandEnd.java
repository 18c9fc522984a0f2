/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.link;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.MessageDigest;
import java.util.concurrent.TimeUnit;

/**
 * The end of the connection in the command: listens for the agent that the command is about to
 * start. For one thread.
 */
public final class CommandEnd implements Closeable {
  private final ServerSocket listener;
  private final LinkAddress address;

  private CommandEnd(ServerSocket listener) {
    this.listener = listener;
    this.address = LinkAddress.at(listener.getLocalPort());
  }

  /**
   * Begins to listen on any free port of the loopback address.
   *
   * @throws IOException if that is not possible
   */
  public static CommandEnd open() throws IOException {
    return new CommandEnd(new ServerSocket(0, 1, LinkAddress.loopback()));
  }

  /** The address, for the option of the agent. It is a secret. */
  public String address() {
    return address.text();
  }

  /**
   * Waits for the agent. Others who connect are turned away.
   *
   * @param millis for how long at most
   * @throws IOException if the agent does not come in time
   */
  public AskedAgent await(long millis) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() - end < 0) {
      listener.setSoTimeout(left(end));
      Socket caller = listener.accept();
      boolean isAgent = false;
      try {
        isAgent = hasKey(caller, end);
        if (isAgent) {
          return AskedAgent.over(caller, address.commandKey());
        }
      } catch (IOException stranger) {
        isAgent = false;
      } finally {
        if (!isAgent) {
          caller.close();
        }
      }
    }
    throw new SocketTimeoutException();
  }

  private boolean hasKey(Socket caller, long end) throws IOException {
    InputStream in = caller.getInputStream();
    byte[] key = new byte[LinkAddress.KEY_BYTES];
    for (int i = 0; i < key.length; i++) {
      caller.setSoTimeout(left(end));
      int next = in.read();
      if (next < 0) {
        return false;
      }
      key[i] = (byte) next;
    }
    return MessageDigest.isEqual(key, address.agentKey());
  }

  /** The milliseconds until then, at least one, because zero would mean for ever. */
  private static int left(long end) {
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
  }

  /** Stops listening. A connection that has been made stays. */
  @Override
  public void close() throws IOException {
    listener.close();
  }
}
