package dev.isem.erp.platform.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The shop, which keeps orders. */
@SpringBootApplication(proxyBeanMethods = false)
public class ShopApplication {}
