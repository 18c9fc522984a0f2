/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The two classes that share a class path with the application: the way in, and the loader that
 * keeps the rest out of its sight. They import nothing of ours.
 */
package io.loopbrake.agent.entry;
