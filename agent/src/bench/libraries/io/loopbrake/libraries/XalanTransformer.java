/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.transform.Templates;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.xalan.processor.TransformerFactoryImpl;

/** Transforms a document by a style sheet. */
final class XalanTransformer implements LibraryRun.Turn {
  private static final String SHEET =
      "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">"
          + "<xsl:template match=\"/list\"><out><xsl:for-each select=\"item[@n mod 3 = 1]\">"
          + "<xsl:sort select=\"@k\" data-type=\"number\"/><i k=\"{@k}\"><xsl:value-of"
          + " select=\"concat(., position(), count(preceding-sibling::item))\"/></i></xsl:for-each></out>"
          + "</xsl:template></xsl:stylesheet>";

  private final Templates templates;

  XalanTransformer() throws Exception {
    templates =
        new TransformerFactoryImpl().newTemplates(new StreamSource(new StringReader(SHEET)));
  }

  @Override
  public long run() throws Exception {
    StringBuilder document = new StringBuilder("<list>");
    for (int i = 0; i < 200; i++) {
      document.append("<item n=\"").append(i).append("\" k=\"").append(i * 7919 % 211);
      document.append("\">text").append(i).append("</item>");
    }
    StringWriter result = new StringWriter();
    templates
        .newTransformer()
        .transform(
            new StreamSource(new StringReader(document.append("</list>").toString())),
            new StreamResult(result));
    return result.toString().hashCode();
  }
}
