/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.link;

import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The port on which a command waits for its agent, and the two keys by which they know each other.
 * Immutable. There is no string form, so that the keys appear in no message by accident.
 */
public final class LinkAddress {
  static final int KEY_BYTES = 16;
  private static final String RANDOM = "/dev/urandom";
  private static final Pattern FORM = Pattern.compile("([0-9]{1,5}):([0-9a-f]{32}):([0-9a-f]{32})");
  private static final int HEXADECIMAL = 16;
  private static final int LAST_PORT = 65_535;

  private final int port;
  private final byte[] agentKey;
  private final byte[] commandKey;

  private LinkAddress(int port, byte[] agentKey, byte[] commandKey) {
    this.port = port;
    this.agentKey = agentKey;
    this.commandKey = commandKey;
  }

  /** The address of this port, with new random keys. */
  static LinkAddress at(int port) {
    return new LinkAddress(port, randomKey(), randomKey());
  }

  /**
   * A key from the source of {@link SecureRandom} itself where that is a file. The JVM takes some
   * 40 ms to load the classes of {@code SecureRandom}, and far longer beside a runaway.
   */
  private static byte[] randomKey() {
    byte[] key = new byte[KEY_BYTES];
    if (File.separatorChar == '/') {
      try (DataInputStream random = new DataInputStream(new FileInputStream(RANDOM))) {
        random.readFully(key);
        return key;
      } catch (IOException notThere) {
        // This system has another source, which the class below knows.
      }
    }
    new SecureRandom().nextBytes(key);
    return key;
  }

  /**
   * The address with this text.
   *
   * @param text as {@link #text} returns it
   * @return null if the text has another form
   */
  public static LinkAddress parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    int port = Integer.parseInt(parts.group(1));
    return port == 0 || port > LAST_PORT
        ? null
        : new LinkAddress(port, bytes(parts.group(2)), bytes(parts.group(3)));
  }

  /** The text for the options of the agent. */
  String text() {
    return port + ":" + hexadecimal(agentKey) + ":" + hexadecimal(commandKey);
  }

  int port() {
    return port;
  }

  /** What the agent sends first. */
  byte[] agentKey() {
    return agentKey.clone();
  }

  /** What the command answers. */
  byte[] commandKey() {
    return commandKey.clone();
  }

  /** The loopback address, without any look-up. */
  static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(String digits) {
    byte[] bytes = new byte[KEY_BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), HEXADECIMAL);
    }
    return bytes;
  }

  private static String hexadecimal(byte[] bytes) {
    StringBuilder digits = new StringBuilder();
    for (byte each : bytes) {
      digits.append(Character.forDigit((each >> 4) & 0xf, HEXADECIMAL));
      digits.append(Character.forDigit(each & 0xf, HEXADECIMAL));
    }
    return digits.toString();
  }
}
