# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# Installs the headers and a package for find_package(outlay).
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir ${CMAKE_INSTALL_DATADIR}/cmake/outlay)
write_basic_package_version_file(outlay-config-version.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
# A directory and no file set: of one that is absolute a file set would export a path behind the prefix.
# The package's own file says an absolute one: CMake exports none that lies in the source directory.
set(outlay_absolute_includes "")
if(IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}")
  set(outlay_absolute_includes "${CMAKE_INSTALL_INCLUDEDIR}")
else()
  target_include_directories(outlay INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
endif()
configure_file(cmake/outlay-config.cmake outlay-config.cmake @ONLY)
install(DIRECTORY include/outlay DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")
install(TARGETS outlay outlay_native EXPORT outlay-targets)
install(EXPORT outlay-targets NAMESPACE outlay:: DESTINATION ${package_dir})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/outlay)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/outlay-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/outlay-config-version.cmake DESTINATION ${package_dir})
