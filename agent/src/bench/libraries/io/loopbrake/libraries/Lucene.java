/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import java.util.Random;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Indexes sixty documents in memory, and asks for forty prefixes. */
final class Lucene implements LibraryRun.Turn {
  @Override
  public long run() throws Exception {
    Random random = new Random(7);
    long found = 0;
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer =
          new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
        for (int i = 0; i < 60; i++) {
          Document document = new Document();
          document.add(new TextField("text", words(random), Field.Store.YES));
          writer.addDocument(document);
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        for (int i = 0; i < 40; i++) {
          String prefix = Integer.toString(random.nextInt(1000) + 36, 36);
          found += searcher.search(new PrefixQuery(new Term("text", prefix)), 10).scoreDocs.length;
        }
      }
    }
    return found;
  }

  private static String words(Random random) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      words.append(Integer.toString(random.nextInt(1000000), 36)).append(i % 10 == 9 ? ". " : " ");
    }
    return words.toString();
  }
}
