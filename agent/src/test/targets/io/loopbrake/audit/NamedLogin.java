/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.audit;

import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import javax.management.remote.JMXPrincipal;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;

/** Lets everybody in, with a role that comes before the name, as some containers do. */
public final class NamedLogin implements LoginModule {
  private Subject subject;
  private CallbackHandler handler;
  private String name;

  @Override
  public void initialize(
      Subject whose, CallbackHandler asked, Map<String, ?> shared, Map<String, ?> options) {
    subject = whose;
    handler = asked;
  }

  @Override
  public boolean login() throws LoginException {
    NameCallback callback = new NameCallback("name");
    try {
      handler.handle(new Callback[] {callback});
    } catch (IOException | UnsupportedCallbackException e) {
      throw new LoginException(e.toString());
    }
    name = callback.getName();
    return true;
  }

  @Override
  public boolean commit() {
    subject.getPrincipals().add(new RolePrincipal());
    subject.getPrincipals().add(new JMXPrincipal(name));
    return true;
  }

  @Override
  public boolean abort() {
    return true;
  }

  @Override
  public boolean logout() {
    return true;
  }

  private static final class RolePrincipal implements Principal {
    @Override
    public String getName() {
      return "admins";
    }
  }
}
