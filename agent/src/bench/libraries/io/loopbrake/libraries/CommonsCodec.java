/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.codec.language.Soundex;

/** Encodes bytes and the sounds of words. */
final class CommonsCodec implements LibraryRun.Turn {
  @Override
  public long run() throws Exception {
    byte[] data = new byte[4000];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 31 + i / 7);
    }
    long result = new Base64().encode(data).length + new Base32().encodeToString(data).hashCode();
    result += Hex.decodeHex(Hex.encodeHexString(data)).length;
    result += MurmurHash3.hash32x86(data) + MurmurHash3.hash128x64(data)[0];
    Soundex soundex = new Soundex();
    DoubleMetaphone metaphone = new DoubleMetaphone();
    for (String word : "Washington Schwarzenegger physics knight thorough laugh".split(" ")) {
      for (int i = 0; i < 20; i++) {
        result += soundex.soundex(word).hashCode() + metaphone.doubleMetaphone(word).hashCode();
      }
    }
    return result + new String(data, StandardCharsets.ISO_8859_1).hashCode();
  }
}
