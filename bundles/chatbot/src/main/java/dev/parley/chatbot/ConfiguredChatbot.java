/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.chatbot;

import dev.parley.api.chatbot.Chatbot;
import dev.parley.api.chatbot.Profile;
import java.util.Dictionary;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.cm.ManagedService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * The customer bot as it is set by the PID {@code parley.chatbot}. Not the component's own configuration, against the
 * habit of the house: that would be published with the service, and there is a key in it.
 */
@Component(
        service = {Chatbot.class, ManagedService.class},
        property = "service.pid=parley.chatbot",
        configurationPolicy = ConfigurationPolicy.IGNORE,
        immediate = true)
public final class ConfiguredChatbot implements Chatbot, ManagedService {

    private volatile Profile profile = Settings.DEFAULT;

    /** What makes no sense changes nothing. */
    @Override
    public void updated(Dictionary<String, ?> properties) throws ConfigurationException {
        profile = properties == null ? Settings.DEFAULT : Settings.profile(properties);
    }

    @Override
    public Profile profile() {
        return profile;
    }
}
