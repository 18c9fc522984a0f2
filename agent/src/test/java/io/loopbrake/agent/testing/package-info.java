/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What tests share: other JVMs to run with the packaged agent, JDKs to run them with, and targets
 * compiled for the oldest of them.
 */
package io.loopbrake.agent.testing;
