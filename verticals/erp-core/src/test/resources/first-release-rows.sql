-- What the first release left of two companies, a0… and b0…, and of Dora, who works for both. Their password is
-- first-password-1; the session of Ada's was begun by the token sesion-de-antes-de-la-actualizacion-0000001.
INSERT INTO auth.tenants (id, version, created_at, updated_at, slug, name, rfc, timezone, plan)
VALUES
    ('a0000000-0000-4000-8000-000000000001', 2, '2025-01-02 15:00+00', '2025-01-03 15:00+00', 'pionera', 'Constructora Pionera', 'CPI250102AB1', 'America/Monterrey', 'professional'),
    ('b0000000-0000-4000-8000-000000000001', 1, '2025-02-02 15:00+00', '2025-02-02 15:00+00', 'vecina', 'Edificadora Vecina', NULL, 'America/Cancun', 'basic');

INSERT INTO auth.identities (id, email, password_hash, created_at)
VALUES
    ('a0000000-0000-4000-8000-000000000021', 'ada@pionera.example', '$argon2id$v=19$m=19456,t=2,p=1$RTdAcDEJQoepCp3b9PybIg$C+hTBDGDBOIvQhrq8daop5m92ou1/DCCBmzFH2H7Odc', '2025-01-02 15:00+00'),
    ('b0000000-0000-4000-8000-000000000021', 'beto@vecina.example', '$argon2id$v=19$m=19456,t=2,p=1$aaiC0CrH3Uw28oYFIJqlRw$aiRtSCjj6MzgZUSv1ZA1FjZaiOW1DCxFFMjlC9T2brg', '2025-02-02 15:00+00'),
    ('a0000000-0000-4000-8000-000000000022', 'dora@correo.example', '$argon2id$v=19$m=19456,t=2,p=1$Kw69BzxFEYlw8OCHOKHFRw$xAT5pviEjnK1aHdWs/IBHBOMQSTxBIJpGi5phoKB+gc', '2025-01-05 15:00+00');

INSERT INTO auth.users (tenant_id, id, version, created_at, updated_at, email, name)
VALUES
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000021', 1, '2025-01-02 15:00+00', '2025-01-02 15:00+00', 'ada@pionera.example', 'Ada Luna'),
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000022', 2, '2025-01-05 15:00+00', '2025-01-06 15:00+00', 'dora@correo.example', 'Dora Paz'),
    ('b0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000021', 1, '2025-02-02 15:00+00', '2025-02-02 15:00+00', 'beto@vecina.example', 'Beto Cruz'),
    ('b0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000022', 1, '2025-02-03 15:00+00', '2025-02-03 15:00+00', 'dora@correo.example', 'Dora Paz');

INSERT INTO auth.roles (tenant_id, id, created_at, updated_at, code, name, system)
VALUES
    ('a0000000-0000-4000-8000-000000000001', 'cc14110c-5dad-3710-8009-7d15cf0d615f', '2025-01-02 15:00+00', '2025-01-02 15:00+00', 'administrator', 'Administración', true),
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000031', '2025-01-05 15:00+00', '2025-01-05 15:00+00', 'compras', 'Compras', false),
    ('b0000000-0000-4000-8000-000000000001', '8d09e511-63b9-333b-ada5-19697a6660b5', '2025-02-02 15:00+00', '2025-02-02 15:00+00', 'administrator', 'Administración', true),
    ('b0000000-0000-4000-8000-000000000001', '61804eff-3871-3004-b358-f90146294bf7', '2025-02-02 15:00+00', '2025-02-02 15:00+00', 'reader', 'Consulta', true),
    ('b0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000031', '2025-02-05 15:00+00', '2025-02-05 15:00+00', 'warehouse-clerk', 'Almacenistas', false);

INSERT INTO auth.role_permissions (tenant_id, role_id, permission)
VALUES
    ('a0000000-0000-4000-8000-000000000001', 'cc14110c-5dad-3710-8009-7d15cf0d615f', '*:*'),
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000031', 'partners:*'),
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000031', 'products:approve'),
    ('b0000000-0000-4000-8000-000000000001', '8d09e511-63b9-333b-ada5-19697a6660b5', '*:*'),
    ('b0000000-0000-4000-8000-000000000001', '61804eff-3871-3004-b358-f90146294bf7', '*:read'),
    ('b0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000031', 'warehouses:read');

INSERT INTO auth.user_roles (tenant_id, user_id, role_id)
VALUES
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000021', 'cc14110c-5dad-3710-8009-7d15cf0d615f'),
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000022', 'a0000000-0000-4000-8000-000000000031'),
    ('b0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000021', '8d09e511-63b9-333b-ada5-19697a6660b5'),
    ('b0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000022', '61804eff-3871-3004-b358-f90146294bf7');

INSERT INTO auth.refresh_tokens (tenant_id, hash, family_id, user_id, started_at, expires_at)
VALUES
    ('a0000000-0000-4000-8000-000000000001', 'c37b3da9a464404180e142a4a3ca41cb56b1f3316276bd4e37888c43d7c4b75d',
     'a0000000-0000-4000-8000-000000000041', 'a0000000-0000-4000-8000-000000000021', now() - interval '1 hour', now() + interval '6 days');

INSERT INTO core.partners
    (tenant_id, id, version, created_at, updated_at, code, name, kind, rfc, email, phone, tax_regime, credit_limit, active)
VALUES
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000011', 1, '2025-01-03 15:00+00', '2025-01-03 15:00+00',
     'CLI-1', 'Desarrollos del Valle', 'customer', 'DVA120315AB1', 'obras@valle.example', '81 8000 1001', '601', 2500000.00, true),
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000012', 4, '2025-01-03 15:00+00', '2025-06-03 15:00+00',
     'PRO-1', 'Cementos y Varillas', 'both', NULL, NULL, NULL, NULL, 0.10, true),
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000013', 2, '2025-01-03 15:00+00', '2025-06-03 15:00+00',
     'PRO-2', 'Maderas (cerrada)', 'supplier', NULL, NULL, NULL, NULL, NULL, false),
    ('b0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000011', 1, '2025-02-03 15:00+00', '2025-02-03 15:00+00',
     'CLI-1', 'Hoteles del Caribe', 'customer', NULL, NULL, NULL, NULL, 750000.20, true);

INSERT INTO core.products
    (tenant_id, id, version, created_at, updated_at, sku, barcode, name, type, uom, price, tax_rate, cost, active)
VALUES
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000051', 1, '2025-01-04 15:00+00', '2025-01-04 15:00+00',
     'CEM-50', '7501000000001', 'Cemento gris 50 kg', 'goods', 'saco', 245.50, 0.1600, 198.123456, true),
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000052', 1, '2025-01-04 15:00+00', '2025-01-04 15:00+00',
     'FLE-1', NULL, 'Flete local', 'service', 'viaje', 1800.05, 0.0000, NULL, true),
    ('b0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000051', 1, '2025-02-04 15:00+00', '2025-02-04 15:00+00',
     'CEM-50', '7501000000001', 'Cemento blanco 25 kg', 'goods', 'saco', 310.00, 0.0800, NULL, true);

-- The first release let every location have a warehouse, those that are no place too.
INSERT INTO inventory.warehouses (tenant_id, id, version, created_at, updated_at, code, name)
VALUES
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000061', 1, '2025-01-04 15:00+00', '2025-01-04 15:00+00', 'ALM-1', 'Patio central'),
    ('b0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000061', 1, '2025-02-04 15:00+00', '2025-02-04 15:00+00', 'ALM-1', 'Bodega del puerto');

INSERT INTO inventory.locations (tenant_id, id, version, created_at, updated_at, warehouse_id, code, name, usage)
VALUES
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000071', 1, '2025-01-04 15:00+00', '2025-01-04 15:00+00',
     'a0000000-0000-4000-8000-000000000061', 'A-1', 'Anaquel 1', 'internal'),
    ('a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000072', 1, '2025-01-04 15:00+00', '2025-01-04 15:00+00',
     'a0000000-0000-4000-8000-000000000061', 'PROV', 'Proveedores', 'supplier'),
    ('b0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000071', 1, '2025-02-04 15:00+00', '2025-02-04 15:00+00',
     'b0000000-0000-4000-8000-000000000061', 'A-1', 'Rampa', 'internal');
