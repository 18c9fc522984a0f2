/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.message.InlinedText;

/**
 * The roles of the JDK's methods, from its sources of Java 8 to 26, in those packages whose classes
 * can be included. A name that is missing in a version has no effect there.
 *
 * <p>A method is a hand-off if its loop repeats while an object that others may hold is half
 * changed, or while a promise to others is not yet kept. A loop that searches, compares or computes
 * is no hand-off, and neither is a loop that has changed nothing when it repeats: a stop leaves the
 * object as it was.
 */
final class JdkRoles {
  private static final String HANDS_OVER = ", which hands work or its result to other threads";
  private static final String ENTRIES = ", which moves or links the entries of the map";
  private static final String ELEMENTS = InlinedText.MOVES_ELEMENTS;
  private static final String WRITES = ", which writes to a stream that others may share";
  private static final String LOADS = ", which loads what the whole JVM shares";

  private JdkRoles() {}

  static void addTo(RoleTable table) {
    table.add("java.**", Role.WORK, null);
    table.add("jdk.internal.**", Role.WORK, null);
    table.add("sun.**", Role.WORK, null);
    table.add("java.math.**", Role.INDEPENDENT_WORK, null);
    table.add("java.text.**", Role.INDEPENDENT_WORK, null);
    table.add("java.time.**", Role.INDEPENDENT_WORK, null);
    table.add("java.util.regex.**", Role.INDEPENDENT_WORK, null);
    addTasks(table);
    addSharedCollections(table);
    addMaps(table);
    addCollections(table);
    addStreams(table);
    addServices(table);
  }

  /** Unless a row says otherwise, all of the package hands over: locks, queues, pools, futures. */
  private static void addTasks(RoleTable table) {
    String concurrent = "java.util.concurrent.";
    table.add(concurrent + "**", Role.HAND_OFF, HANDS_OVER);
    table
        .add(
            concurrent + "FutureTask", Role.HAND_OFF, ", which tells those who wait for the result")
        .with(Role.CALLER, "run runAndReset");
    table
        .add(
            concurrent + "CompletableFuture",
            Role.HAND_OFF,
            ", which tells those who wait for the result")
        .with(Role.CALLER, "run exec tryFire uni* bi* or*");
    for (String task : new String[] {"ForkJoinTask", "CountedCompleter"}) {
      table.add(concurrent + task, Role.HAND_OFF, HANDS_OVER).with(Role.CALLER, "doExec exec");
    }
    for (String task : new String[] {"RecursiveTask", "RecursiveAction"}) {
      table.add(concurrent + task, Role.CALLER, HANDS_OVER);
    }
    table
        .add(concurrent + "ThreadPoolExecutor", Role.HAND_OFF, HANDS_OVER)
        .with(Role.CALLER, "runWorker");
    table
        .add(
            concurrent + "AbstractExecutorService",
            Role.WORK,
            ", which cancels what nobody waits for")
        .with(Role.HAND_OFF, "cancelAll");
    for (String calling : new String[] {"Executors", "ExecutorService", "Future", "TimeUnit"}) {
      table.add(concurrent + calling, Role.WORK, null);
    }
    table.add(concurrent + "ThreadLocalRandom", Role.WORK, null);
    table.add("java.util.TimerThread", Role.CALLER, ", which takes the next task of the timer");
    table.add("java.util.TaskQueue", Role.HAND_OFF, ", which moves the tasks of the timer");
    table
        .add("java.util.Timer", Role.WORK, ", which moves the tasks of the timer")
        .with(Role.HAND_OFF, "purge");
    table
        .add("java.util.Observable", Role.WORK, ", which tells the observers")
        .with(Role.HAND_OFF, "notifyObservers");
  }

  private static void addSharedCollections(RoleTable table) {
    String concurrent = "java.util.concurrent.";
    table
        .add(concurrent + "ConcurrentHashMap", Role.WORK, ENTRIES)
        .with(Role.HOLDER, "transfer treeifyBin")
        .with(Role.HAND_OFF, "helpTransfer addCount fullAddCount initTable tryPresize untreeify")
        .with(Role.HAND_OFF, "clear");
    table
        .add(concurrent + "ConcurrentHashMap$TreeBin", Role.WORK, ENTRIES)
        .with(Role.HOLDER, "<init>")
        .with(Role.HAND_OFF, "balanceInsertion balanceDeletion removeTreeNode")
        .with(Role.HAND_OFF, "lockRoot contendedLock");
    // A level of the index that is missing does no harm; an entry that is not counted does.
    table
        .add(concurrent + "ConcurrentSkipListMap", Role.WORK, ENTRIES)
        .with(Role.HOLDER, "doPut addIndices doRemove")
        .with(Role.HAND_OFF, "doRemoveFirstEntry doRemoveLastEntry unlinkNode clear");
    // These put a whole new array in the old one's place, or an entry by one compare-and-set.
    for (String whole :
        new String[] {
          "CopyOnWriteArrayList",
          "CopyOnWriteArraySet",
          "ConcurrentSkipListSet",
          "ConcurrentMap",
          "ConcurrentNavigableMap"
        }) {
      table.add(concurrent + whole, Role.WORK, null);
    }
    String sift = "siftUp* siftDown* heapify";
    table
        .add(concurrent + "PriorityBlockingQueue", Role.HAND_OFF, ELEMENTS)
        .with(Role.HOLDER, sift);
    table
        .add(concurrent + "ScheduledThreadPoolExecutor$DelayedWorkQueue", Role.HAND_OFF, HANDS_OVER)
        .with(Role.HOLDER, sift);
    table
        .add("java.util.PriorityQueue", Role.WORK, ELEMENTS)
        .with(Role.HOLDER, sift)
        .with(Role.HAND_OFF, "clear removeEq bulkRemove");
  }

  private static void addMaps(RoleTable table) {
    // A bin is a tree for a part of its entries while their compareTo is asked.
    table
        .add("java.util.HashMap", Role.WORK, ENTRIES)
        .with(Role.HOLDER, "resize treeifyBin")
        .with(Role.HAND_OFF, "clear");
    table
        .add("java.util.HashMap$TreeNode", Role.WORK, ENTRIES)
        .with(Role.HOLDER, "treeify split")
        .with(Role.HAND_OFF, "untreeify removeTreeNode balanceInsertion balanceDeletion")
        .with(Role.HAND_OFF, "moveRootToFront");
    table.add("java.util.Hashtable", Role.WORK, ENTRIES).with(Role.HAND_OFF, "rehash clear");
    table
        .add("java.util.TreeMap", Role.WORK, ENTRIES)
        .with(Role.HAND_OFF, "fixAfterInsertion fixAfterDeletion deleteEntry buildFromSorted");
    table
        .add("java.util.IdentityHashMap", Role.WORK, ENTRIES)
        .with(Role.HAND_OFF, "resize closeDeletion clear");
    table
        .add("java.util.IdentityHashMap$IdentityHashMapIterator", Role.WORK, ENTRIES)
        .with(Role.HAND_OFF, "remove");
    table
        .add("java.util.WeakHashMap", Role.WORK, ENTRIES)
        .with(Role.HAND_OFF, "expungeStaleEntries transfer resize clear");
  }

  /** Looking through them is work; what moves more than one element is not. */
  private static void addCollections(RoleTable table) {
    String clearing = "clear removeRange removeIf bulkRemove shiftTailOverGap removeAllElements";
    for (String list : new String[] {"java.util.ArrayList", "java.util.Vector"}) {
      table
          .add(list, Role.WORK, ELEMENTS)
          .with(Role.HAND_OFF, clearing + " setSize")
          .with(Role.HOLDER, "sort");
    }
    for (String list : new String[] {"java.util.ArrayList", "java.util.AbstractList"}) {
      table
          .add(list + "$SubList", Role.WORK, ", which tells the list of its new size")
          .with(Role.HAND_OFF, "updateSizeAndModCount");
    }
    table.add("java.util.AbstractList", Role.WORK, ELEMENTS).with(Role.HAND_OFF, "removeRange");
    table.add("java.util.Arrays$ArrayList", Role.WORK, ELEMENTS).with(Role.HOLDER, "sort");
    table.add("java.util.List", Role.WORK, ELEMENTS).with(Role.HAND_OFF, "sort");
    // Between the two halves of an exchange an element is in both places of the list, or in none.
    table
        .add("java.util.Collections", Role.WORK, ELEMENTS)
        .with(Role.HOLDER, "swap reverse")
        .with(Role.HAND_OFF, "rotate1 shuffle");
    table
        .add("java.util.ArrayDeque", Role.WORK, ELEMENTS)
        .with(Role.HAND_OFF, clearing + " circularClear bulkRemoveModified delete grow");
    table.add("java.util.LinkedList", Role.WORK, ELEMENTS).with(Role.HAND_OFF, "clear addAll");
    table
        .add("java.util.JumboEnumSet", Role.WORK, ELEMENTS)
        .with(Role.HAND_OFF, "addAll addRange removeAll retainAll complement recalculateSize");
    table
        .add("java.util.BitSet", Role.WORK, ELEMENTS)
        .with(Role.HAND_OFF, "set flip clear and or xor andNot");
  }

  /** Who reads wants an end of endless input; who writes would leave half of a message. */
  private static void addStreams(RoleTable table) {
    String io = "java.io.";
    for (String stream :
        new String[] {
          "OutputStream",
          "FilterOutputStream",
          "BufferedOutputStream",
          "DataOutputStream",
          "ByteArrayOutputStream",
          "PrintStream",
          "Writer",
          "BufferedWriter",
          "OutputStreamWriter",
          "PrintWriter",
          "StringWriter",
          "CharArrayWriter",
          "ObjectOutputStream$BlockDataOutputStream"
        }) {
      table.add(io + stream, Role.HAND_OFF, WRITES);
    }
    for (String pipe : new String[] {"InputStream", "OutputStream", "Reader", "Writer"}) {
      table.add(io + "Piped" + pipe, Role.HAND_OFF, ", which hands data to another thread");
    }
    for (String shared :
        new String[] {"ObjectStreamClass", "ClassCache", "ExpiringCache", "DeleteOnExitHook"}) {
      table.add(io + shared, Role.HAND_OFF, LOADS);
    }
    table.add(io + "FileDescriptor", Role.HAND_OFF, ", which closes files");
    table.add("sun.nio.cs.StreamEncoder", Role.HAND_OFF, WRITES);
    table.add("sun.nio.ch.**", Role.HAND_OFF, ", which serves channels that others may share");
    table.add(
        "java.nio.channels.**", Role.HAND_OFF, ", which serves channels that others may share");
    table.add("java.nio.Bits", Role.HAND_OFF, ", which counts the memory outside of the heap");
    for (String stream :
        new String[] {
          "DeflaterOutputStream", "GZIPOutputStream", "InflaterOutputStream", "ZipOutputStream"
        }) {
      table.add("java.util.zip." + stream, Role.HAND_OFF, WRITES);
    }
    table.add(
        "java.util.zip.ZipFile", Role.HAND_OFF, ", which reads an archive that others may share");
    for (String jar : new String[] {"JarFile", "JarVerifier"}) {
      table.add(
          "java.util.jar." + jar, Role.HAND_OFF, ", which reads an archive that others may share");
    }
  }

  private static void addServices(RoleTable table) {
    table.add("java.util.ServiceLoader", Role.HAND_OFF, LOADS);
    table.add("java.util.ResourceBundle", Role.HAND_OFF, LOADS);
    table.add("java.util.prefs.**", Role.HAND_OFF, LOADS);
    table.add("java.util.logging.**", Role.HAND_OFF, ", which writes to a log that others share");
  }
}
