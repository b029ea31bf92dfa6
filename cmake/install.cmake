# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# Installs the headers and a package for find_package(outlay).
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir ${CMAKE_INSTALL_DATADIR}/cmake/outlay)
write_basic_package_version_file(outlay-config-version.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(TARGETS outlay outlay_native EXPORT outlay-targets FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT outlay-targets NAMESPACE outlay:: DESTINATION ${package_dir})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/outlay)
install(FILES cmake/outlay-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/outlay-config-version.cmake DESTINATION ${package_dir})
