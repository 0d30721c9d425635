package dev.sonde.sample.partner;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How slow the partner is: half of its answers take longer than this. */
@ConfigurationProperties("shop.partner")
record PartnerSettings(@DefaultValue("30ms") Duration medianLatency) {}
