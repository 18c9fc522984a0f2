/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.promises;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * Collections that are guarded by a lock or by themselves. Each task leaves them as it found them
 * but for what it put in, so that a reader can tell what is missing.
 */
final class SharedCollections {
  private static final int MANY = 2_000;
  private static final int COLLIDING = 64;

  private SharedCollections() {}

  static Map<String, Supplier<Shared>> all() {
    Map<String, Supplier<Shared>> all = new LinkedHashMap<>();
    all.put("HashMap", () -> new SharedMap(HashMap::new, SharedCollections::spread));
    all.put("HashMap with trees", () -> new SharedMap(HashMap::new, Colliding::new));
    all.put("Hashtable", () -> new SharedMap(Hashtable::new, SharedCollections::spread));
    all.put("TreeMap", () -> new SharedMap(TreeMap::new, SharedCollections::spread));
    all.put("IdentityHashMap", () -> new SharedMap(IdentityHashMap::new, Integer::valueOf));
    all.put("ConcurrentHashMap", () -> new SharedMap(ConcurrentHashMap::new, i -> spread(i)));
    all.put("ConcurrentHashMap with trees", () -> new SharedMap(ConcurrentHashMap::new, Colliding::new));
    all.put("ConcurrentSkipListMap", () -> new SharedMap(ConcurrentSkipListMap::new, i -> spread(i)));
    all.put("ArrayList", () -> new SharedList(new ArrayList<>()));
    all.put("Vector", () -> new SharedList(new Vector<>()));
    all.put("LinkedList", () -> new SharedList(new LinkedList<>()));
    all.put("ArrayDeque", () -> new SharedDeque());
    all.put("PriorityQueue", () -> new SharedHeap());
    all.put("BitSet", () -> new SharedBits());
    return all;
  }

  private static Integer spread(int i) {
    return i * 0x9E3779B1;
  }

  /** Keys of one bin, which becomes a tree. The loop is the application's, with a checkpoint. */
  private static final class Colliding implements Comparable<Colliding> {
    private final int number;

    Colliding(int number) {
      this.number = number;
    }

    @Override
    public int compareTo(Colliding other) {
      int smaller = 0;
      for (int bit = 31; bit >= 0 && smaller == 0; bit--) {
        smaller = (number >>> bit & 1) - (other.number >>> bit & 1);
      }
      return smaller;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Colliding && ((Colliding) other).number == number;
    }

    @Override
    public int hashCode() {
      return number % 4;
    }
  }

  private interface Keys {
    Object of(int number);
  }

  private static final class SharedMap implements Shared {
    private final Supplier<Map<Object, Object>> fresh;
    private final Object[] keys;
    private Map<Object, Object> map;

    SharedMap(Supplier<Map<Object, Object>> fresh, Keys keys) {
      this.fresh = fresh;
      this.keys = new Object[keys.of(0) instanceof Colliding ? COLLIDING : MANY];
      for (int i = 0; i < this.keys.length; i++) {
        this.keys[i] = keys.of(i);
      }
      this.map = fresh.get();
    }

    @Override
    public void use() {
      for (int turn = 0; ; turn++) {
        synchronized (keys) {
          if (turn % 3 == 2) {
            map.clear();
          } else {
            map = fresh.get();
          }
        }
        for (Object key : keys) {
          synchronized (keys) {
            map.put(key, key);
          }
        }
        for (int i = 0; i < keys.length; i += 2) {
          synchronized (keys) {
            map.remove(keys[i]);
          }
        }
      }
    }

    @Override
    public String broken() {
      synchronized (keys) {
        int found = 0;
        for (Object key : keys) {
          found += map.containsKey(key) ? 1 : 0;
        }
        int seen = 0;
        for (Map.Entry<Object, Object> entry : map.entrySet()) {
          seen += entry.getKey() == entry.getValue() ? 1 : 0;
        }
        if (found != map.size() || seen != map.size()) {
          return "size " + map.size() + ", but " + found + " found and " + seen + " seen";
        }
        for (Object key : keys) {
          map.put(key, key);
        }
        return map.size() == keys.length ? null : "takes " + map.size() + " of " + keys.length;
      }
    }
  }

  /** All numbers from 0 on are in the list, once each, whatever their order. */
  private static String permutation(Collection<Integer> collection) {
    Object[] sorted = collection.toArray();
    if (Arrays.asList(sorted).contains(null)) {
      return "holds null";
    }
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (!sorted[i].equals(i)) {
        return "lost or doubled " + i + " of " + sorted.length;
      }
    }
    return null;
  }

  private static final class SharedList implements Shared {
    private final List<Integer> list;

    SharedList(List<Integer> list) {
      this.list = list;
    }

    private void fill() {
      list.clear();
      for (int i = 0; i < MANY; i++) {
        list.add(i);
      }
    }

    @Override
    public void use() {
      synchronized (list) {
        fill();
      }
      while (true) {
        synchronized (list) {
          Collections.shuffle(list);
        }
        synchronized (list) {
          Collections.rotate(list, 3);
        }
        synchronized (list) {
          list.sort(null);
        }
        synchronized (list) {
          list.removeIf(Integer.valueOf(MANY - 1)::equals);
          list.add(MANY - 1);
        }
        synchronized (list) {
          list.subList(MANY / 2, MANY).clear();
          fillFrom(MANY / 2);
        }
      }
    }

    private void fillFrom(int first) {
      List<Integer> rest = new ArrayList<>();
      for (int i = first; i < MANY; i++) {
        rest.add(i);
      }
      list.addAll(rest);
    }

    @Override
    public String broken() {
      synchronized (list) {
        String broken = permutation(list);
        list.clear();
        list.add(7);
        return broken != null || list.equals(Collections.singletonList(7)) ? broken : "no list";
      }
    }
  }

  private static final class SharedDeque implements Shared {
    private final ArrayDeque<Integer> deque = new ArrayDeque<>();

    @Override
    public void use() {
      while (true) {
        synchronized (deque) {
          for (int i = deque.size(); i < MANY; i++) {
            deque.add(i);
          }
        }
        synchronized (deque) {
          deque.removeIf(Integer.valueOf(MANY - 1)::equals);
        }
        synchronized (deque) {
          deque.clear();
        }
      }
    }

    @Override
    public String broken() {
      synchronized (deque) {
        String broken = permutation(deque);
        deque.clear();
        return deque.poll() == null ? broken : "holds a ghost";
      }
    }
  }

  private static final class SharedHeap implements Shared {
    private final PriorityQueue<Integer> heap =
        new PriorityQueue<>(11, (one, other) -> new Colliding(one).compareTo(new Colliding(other)));
    private boolean taken;
    private Integer last;

    @Override
    public void use() {
      for (int i = MANY; i > 0; i--) {
        synchronized (heap) {
          heap.add(i - 1);
        }
      }
      while (true) {
        synchronized (heap) {
          last = heap.poll();
          taken = true;
          heap.add(last);
          taken = false;
        }
      }
    }

    @Override
    public String broken() {
      synchronized (heap) {
        List<Integer> numbers = new ArrayList<>(heap);
        if (taken && !numbers.contains(last)) {
          numbers.add(last);
        }
        Collections.sort(numbers);
        for (int i = 1; i < numbers.size(); i++) {
          if (numbers.get(i).equals(numbers.get(i - 1))) {
            return "doubled " + numbers.get(i);
          }
        }
        return numbers.isEmpty() || numbers.get(numbers.size() - 1) == MANY - 1 ? null : "lost";
      }
    }
  }

  private static final class SharedBits implements Shared {
    private final BitSet bits = new BitSet();

    @Override
    public void use() {
      BitSet other = new BitSet();
      other.set(0, 1 << 16);
      while (true) {
        synchronized (bits) {
          bits.set(0, 1 << 16);
        }
        synchronized (bits) {
          bits.xor(other);
        }
      }
    }

    @Override
    public String broken() {
      int count = bits.cardinality();
      return count == 0 || count == 1 << 16 ? null : count + " bits of one operation";
    }
  }
}
