package dev.isem.erp.platform.shop;

import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lines of an order. */
@RestController
@RequestMapping("/api/order-lines")
class OrderLineEndpoints extends CrudEndpoints {

    OrderLineEndpoints(Store store) {
        super(lines(), store);
    }

    static Resource lines() {
        return Resource.of("order-lines", "shop.order_lines", Text.of("Partidas", "Lines"), Text.of("Partida", "Line"))
                .linesOf(OrderEndpoints.orders(), "orderId")
                .guardedAs("orders")
                .hidden()
                .fields(
                        Field.reference("orderId", "orders", "Pedido", "Order")
                                .required()
                                .onlyOnCreate(),
                        Field.text("name", "Nombre", "Name").required().inList());
    }
}
