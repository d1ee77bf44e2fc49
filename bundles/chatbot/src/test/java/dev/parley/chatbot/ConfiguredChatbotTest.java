/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.chatbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.service.cm.ConfigurationException;

class ConfiguredChatbotTest {

    private final ConfiguredChatbot chatbot = new ConfiguredChatbot();

    private void set(Map<String, ?> properties) throws ConfigurationException {
        chatbot.updated(new Hashtable<>(properties));
    }

    @Test
    void is_somebody_before_anything_is_set() {
        var profile = chatbot.profile();
        assertEquals("VasiliasBot", profile.name());
        assertTrue(profile.greeting().contains("VasiliasBot"));
        assertEquals(Duration.ofSeconds(3), profile.polling());
    }

    @Test
    void is_what_is_set_at_once_and_as_before_when_it_is_taken_back() throws ConfigurationException {
        set(Map.of(
                "bot_name", "Emma",
                "greeting", "Hi!",
                "fallback_message", " No \"idea\"\n{0} ",
                "polling_interval_ms", 1000L,
                "suggestions", new String[] {"Where is my parcel?", " ", "Can I pay later?"},
                "answer_timeout_ms", "2000",
                "rag_api_key", "secret"));
        var profile = chatbot.profile();
        assertEquals("Emma", profile.name());
        assertEquals("Hi!", profile.greeting());
        assertEquals(" No \"idea\"\n{0} ", profile.fallback());
        assertEquals(Duration.ofSeconds(1), profile.polling());
        assertEquals(Duration.ofSeconds(2), profile.patience());
        assertEquals(List.of("Where is my parcel?", "Can I pay later?"), profile.suggestions());
        assertTrue(!profile.toString().contains("secret"));

        set(Map.of("bot_name", "Emma"));
        assertTrue(chatbot.profile().greeting().contains("Emma"));
        chatbot.updated(null);
        assertEquals("VasiliasBot", chatbot.profile().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon", "249", "99999999999"})
    void stays_as_it_is_if_a_number_makes_no_sense(String interval) throws ConfigurationException {
        set(Map.of("bot_name", "Emma"));
        var problem = assertThrows(
                ConfigurationException.class, () -> set(Map.of("bot_name", "Max", "polling_interval_ms", interval)));
        assertEquals("polling_interval_ms", problem.getProperty());
        assertEquals("Emma", chatbot.profile().name());
    }
}
