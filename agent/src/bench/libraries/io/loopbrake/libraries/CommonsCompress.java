/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.utils.IOUtils;

/** Packs 60 kilobytes by bzip2, and unpacks them. */
final class CommonsCompress implements LibraryRun.Turn {
  @Override
  public long run() throws Exception {
    Random random = new Random(5);
    byte[] data = new byte[60000];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (97 + random.nextInt(6) * random.nextInt(4));
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(packed)) {
      out.write(data);
    }
    byte[] again =
        IOUtils.toByteArray(
            new BZip2CompressorInputStream(new ByteArrayInputStream(packed.toByteArray())));
    return packed.size() * 31L + java.util.Arrays.hashCode(again);
  }
}
