/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What is put into a container, as a jar of its own: a servlet, a handler, a job, two bundles. May
 * use what its containers offer, and nothing of the program that starts them.
 */
package io.loopbrake.containers.app;
