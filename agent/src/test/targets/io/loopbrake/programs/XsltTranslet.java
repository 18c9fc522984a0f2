/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs;

import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.transform.Source;
import javax.xml.transform.Templates;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/** An XSLT stylesheet, which the JDK compiles into a class that it gives the JVM without a name. */
public final class XsltTranslet implements Program {
  private static final int NODES = 200;
  private static final String STYLESHEET =
      "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
          + "<xsl:output method='text'/>"
          + "<xsl:param name='last'/>"
          + "<xsl:param name='everyCombination'/>"
          + "<xsl:template match='/numbers'>"
          + "<xsl:for-each select='n[. &lt;= $last]'><xsl:value-of select='.'/>,</xsl:for-each>"
          + "<xsl:if test='$everyCombination'>"
          + "<xsl:for-each select='n'><xsl:for-each select='../n'><xsl:for-each select='../n'>"
          + "<xsl:for-each select='../n'><xsl:for-each select='../n'><xsl:for-each select='../n'>"
          + "<xsl:if test='. &lt; 0'><xsl:value-of select='.'/></xsl:if>"
          + "</xsl:for-each></xsl:for-each></xsl:for-each>"
          + "</xsl:for-each></xsl:for-each></xsl:for-each>"
          + "</xsl:if>"
          + "</xsl:template>"
          + "</xsl:stylesheet>";

  private final Templates stylesheet;

  public XsltTranslet() throws TransformerException {
    stylesheet = TransformerFactory.newInstance().newTemplates(source(STYLESHEET));
  }

  @Override
  public long sumUpTo(int last) throws TransformerException {
    long sum = 0;
    for (String number : transform(last, false).split(",")) {
      sum += Integer.parseInt(number);
    }
    return sum;
  }

  @Override
  public void runAway() throws TransformerException {
    transform(NODES, true);
  }

  private String transform(int last, boolean everyCombination) throws TransformerException {
    Transformer transformer = stylesheet.newTransformer();
    transformer.setParameter("last", last);
    transformer.setParameter("everyCombination", everyCombination);
    StringWriter text = new StringWriter();
    transformer.transform(source(document()), new StreamResult(text));
    return text.toString();
  }

  private static String document() {
    return "<numbers>" + Numbers.upTo(NODES).replaceAll("(\\d+),", "<n>$1</n>") + "</numbers>";
  }

  private static Source source(String xml) {
    return new StreamSource(new StringReader(xml));
  }
}
