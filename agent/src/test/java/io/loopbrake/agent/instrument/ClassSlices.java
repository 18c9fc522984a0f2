/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Cuts a class file into its members without understanding them (JVMS 4.1), and without the help of
 * the reader and the writer that are under test.
 */
public final class ClassSlices {
  private static final int MAX_STACK_AND_LOCALS = 4;

  private final byte[] classFile;
  private final DataInputStream in;
  private final ByteArrayInputStream bytes;
  private String[] texts;
  private byte[] constants;
  private byte[] header;
  private final Map<String, byte[]> fields;
  private final Map<String, byte[]> methods;
  private final Map<String, byte[]> attributes = new LinkedHashMap<>();
  private final Map<String, Integer> codeLengths = new LinkedHashMap<>();

  private ClassSlices(byte[] classFile) throws IOException {
    this.classFile = classFile;
    this.bytes = new ByteArrayInputStream(classFile);
    this.in = new DataInputStream(bytes);
    in.skipBytes(8);
    readConstants();
    readHeader();
    this.fields = members();
    this.methods = members();
    for (int count = in.readUnsignedShort(); count > 0; count--) {
      int start = position();
      String name = skipAttribute("");
      attributes.put(name, slice(start));
    }
    if (bytes.available() > 0) {
      throw new IllegalArgumentException(bytes.available() + " bytes too many");
    }
  }

  public static ClassSlices of(byte[] classFile) {
    try {
      return new ClassSlices(classFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int position() {
    return classFile.length - bytes.available();
  }

  private byte[] slice(int start) {
    return Arrays.copyOfRange(classFile, start, position());
  }

  private void readConstants() throws IOException {
    int count = in.readUnsignedShort();
    int start = position();
    texts = new String[count];
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 5, 6 -> {
          in.skipBytes(8);
          i++;
        }
        case 7, 8, 16, 19, 20 -> in.skipBytes(2);
        case 15 -> in.skipBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
        default -> throw new IllegalArgumentException("constant " + i + " has the tag " + tag);
      }
    }
    constants = slice(start);
  }

  private void readHeader() throws IOException {
    int start = position();
    in.skipBytes(6);
    in.skipBytes(2 * in.readUnsignedShort());
    header = slice(start);
  }

  private Map<String, byte[]> members() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    for (int count = in.readUnsignedShort(); count > 0; count--) {
      int start = position();
      in.skipBytes(2);
      String member = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
      for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
        skipAttribute(member);
      }
      members.put(member, slice(start));
    }
    return members;
  }

  private String skipAttribute(String member) throws IOException {
    String name = texts[in.readUnsignedShort()];
    int length = in.readInt();
    if (name.equals("Code")) {
      codeLengths.put(member, ByteBuffer.wrap(classFile).getInt(position() + MAX_STACK_AND_LOCALS));
    }
    in.skipBytes(length);
    return name;
  }

  /** The constant pool, without its count. */
  byte[] constants() {
    return constants;
  }

  /** Access flags, name, superclass and interfaces. */
  byte[] header() {
    return header;
  }

  /** Each {@code field_info}, by name and descriptor, in the order of the file. */
  Map<String, byte[]> fields() {
    return fields;
  }

  /** Each {@code method_info}, by name and descriptor, in the order of the file. */
  Map<String, byte[]> methods() {
    return methods;
  }

  /** The attributes of the class itself, by name. */
  Map<String, byte[]> attributes() {
    return attributes;
  }

  /** How many bytes of code a method has. */
  public int codeLength(String nameAndDescriptor) {
    return codeLengths.get(nameAndDescriptor);
  }
}
