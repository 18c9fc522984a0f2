/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.link;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A call of an operation. Immutable. */
public final class Request {
  private static final Operation[] OPERATIONS = Operation.values();

  private final Operation operation;
  private final List<Object> arguments;

  private Request(Operation operation, List<Object> arguments) {
    this.operation = operation;
    this.arguments = arguments;
  }

  /**
   * Describes a call.
   *
   * @param arguments of the types that the operation has
   */
  public static Request of(Operation operation, Object... arguments) {
    return new Request(operation, Collections.unmodifiableList(Arrays.asList(arguments.clone())));
  }

  public Operation operation() {
    return operation;
  }

  public List<Object> arguments() {
    return arguments;
  }

  /** The argument at this index, which is a number. */
  public long number(int index) {
    return (Long) arguments.get(index);
  }

  /** The argument at this index, which is a text. */
  public String text(int index) {
    return (String) arguments.get(index);
  }

  byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(operation.ordinal());
    for (Object argument : arguments) {
      Values.write(out, argument);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a request.
   *
   * @throws ProtocolException if there is no such operation, or the arguments are not its own
   * @throws java.io.EOFException if the request is cut off
   */
  static Request read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int number = in.readUnsignedByte();
    if (number >= OPERATIONS.length) {
      throw new ProtocolException("operation " + number);
    }
    Operation operation = OPERATIONS[number];
    List<Object> arguments = new ArrayList<>();
    for (Class<?> type : operation.parameters()) {
      Object argument = Values.read(in);
      if (!type.isInstance(argument)) {
        throw new ProtocolException("an argument of " + operation);
      }
      arguments.add(argument);
    }
    if (in.available() > 0) {
      throw new ProtocolException("more arguments than " + operation + " has");
    }
    return new Request(operation, Collections.unmodifiableList(arguments));
  }
}
