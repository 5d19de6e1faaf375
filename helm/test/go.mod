module dev.isem/erp/helm/test

go 1.25.0
