/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

/**
 * The width of text on a terminal: most characters of East Asia and most emoji take two columns,
 * accents that are separate characters take none. picocli counts one column for emoji and accents.
 */
final class WideText {
  private static final String CUT = "...";

  /** The first and last code points of the ranges that take two columns, in order. */
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x231a, 0x231b, 0x23e9, 0x23ec, 0x2614, 0x2615, 0x2648, 0x2653, 0x26a1, 0x26a1,
    0x26d4, 0x26d4, 0x2705, 0x2705, 0x2728, 0x2728, 0x274c, 0x274c, 0x2753, 0x2755, 0x2795, 0x2797,
    0x2b1b, 0x2b1c, 0x2b50, 0x2b50, 0x2b55, 0x2b55, 0x2e80, 0x303e, 0x3041, 0x4dbf, 0x4e00, 0xa4cf,
    0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe30, 0xfe6f, 0xff00, 0xff60, 0xffe0, 0xffe6,
    0x1f300, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f7e0, 0x1f7eb, 0x1f900, 0x1f9ff, 0x1fa70, 0x1faff,
    0x20000, 0x3fffd
  };

  private WideText() {}

  /** The number of columns that the text takes. */
  static int width(String text) {
    return text.codePoints().map(WideText::width).sum();
  }

  private static int width(int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK:
      case Character.ENCLOSING_MARK:
      case Character.FORMAT:
        return 0;
      default:
        return isWide(codePoint) ? 2 : 1;
    }
  }

  private static boolean isWide(int codePoint) {
    for (int i = 0; i < WIDE.length && codePoint >= WIDE[i]; i += 2) {
      if (codePoint <= WIDE[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** The text with blanks behind it, up to this width. */
  static String padded(String text, int width) {
    return text + blanks(width - width(text));
  }

  /** The text with blanks before it, up to this width. */
  static String paddedLeft(String text, int width) {
    return blanks(width - width(text)) + text;
  }

  static String blanks(int count) {
    StringBuilder blanks = new StringBuilder();
    for (int i = 0; i < count; i++) {
      blanks.append(' ');
    }
    return blanks.toString();
  }

  /** The text, or its beginning with three dots if it is wider. */
  static String cut(String text, int width) {
    return width(text) <= width ? text : beginning(text, width - CUT.length()) + CUT;
  }

  /** The longest beginning that fits. */
  static String beginning(String text, int width) {
    int end = 0;
    for (int left = width; end < text.length(); ) {
      int codePoint = text.codePointAt(end);
      left -= width(codePoint);
      if (left < 0) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return text.substring(0, end);
  }

  /** The text, or its end after three dots if it is wider. */
  static String cutLeft(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    int start = text.length();
    for (int left = width - CUT.length(); start > 0; ) {
      int codePoint = text.codePointBefore(start);
      left -= width(codePoint);
      if (left < 0) {
        break;
      }
      start -= Character.charCount(codePoint);
    }
    return CUT + text.substring(start);
  }
}
