package dev.sonde.sample.partner;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Starts the stand-in for the partner and the client that asks it. */
@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {

    @Bean
    PartnerServer partnerServer(PartnerSettings settings) throws IOException {
        return new PartnerServer(settings.medianLatency());
    }

    @Bean
    Partner partner(PartnerServer server, JsonMapper json) {
        return new Partner(server.address(), json);
    }
}
